import type { Filter, Module, Registry } from '@gejie/core';
import { type LeaveTarget, type LeaveWish, picks } from './leaveWish.ts';

/** A part of what somebody owns that goes to the same people. */
export interface Phase {
  module: string;
  where: Filter;
  to: LeaveTarget;
  /** What lies in the recycle bin goes as well: whoever restores it should find somebody to own it. */
  deleted: boolean;
}

/**
 * The rules in their order, then all that is left, customers before what belongs to them: a deal goes along with its
 * account to one and the same person, also where things are split evenly.
 */
export function phasesOf(registry: Registry, { to, rules = [] }: LeaveWish): Phase[] {
  const ruled = rules.map(({ module, where = {}, to: target }) => ({
    module: (registry.at(module) as Module).name,
    where: where as Filter,
    to: target,
    deleted: false,
  }));
  const rest = [false, true].flatMap((deleted) =>
    parentsFirst(registry).map(({ name }) => ({
      module: name,
      where: {},
      to: lastFor(ruled, name) ?? to,
      deleted,
    })),
  );
  return [...ruled, ...rest];
}

/** A rule without a condition is about the whole module, its recycle bin too. */
function lastFor(rules: readonly Phase[], module: string): LeaveTarget | undefined {
  return rules.find((rule) => rule.module === module && !picks(rule.where))?.to;
}

/** Modules whose records have owners, those that others point at first. */
export function parentsFirst(registry: Registry): Module[] {
  const owned = registry.modules.filter(({ ownership }) => ownership === 'record');
  const placed = new Set<Module>();
  const place = (module: Module, under: readonly Module[]) => {
    if (placed.has(module) || under.includes(module)) return;
    for (const parent of owned) {
      if (parent !== module && parent.backlinks.some((backlink) => backlink.module === module.name))
        place(parent, [...under, module]);
    }
    placed.add(module);
  };
  for (const module of owned) place(module, []);
  return [...placed];
}
