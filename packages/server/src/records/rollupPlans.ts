import {
  type Condition,
  everything,
  type FilterContext,
  type Module,
  type ModuleField,
  parseFilter,
  type Registry,
  sameValue,
} from '@gejie/core';
import type { RollupPlan } from '../database/rollups/refreshRollups.ts';

const plans = new WeakMap<Registry, Map<string, RollupPlan[]>>();

/** The roll-ups that a write to `child` may change. */
export function rollupsOver(child: Module, registry: Registry, filters: FilterContext): RollupPlan[] {
  const byChild = plans.get(registry) ?? new Map<string, RollupPlan[]>();
  plans.set(registry, byChild);
  const found = byChild.get(child.name) ?? plansOver(child, registry, filters);
  byChild.set(child.name, found);
  return found;
}

function plansOver(child: Module, registry: Registry, filters: FilterContext): RollupPlan[] {
  return registry.modules.flatMap((parent) => {
    const byLink = new Map<string, RollupPlan>();
    for (const into of parent.fields.values()) {
      const source = into.rollup;
      if (source?.of !== child.name) continue;
      const by = child.fields.get(source.by) as ModuleField;
      const plan = byLink.get(source.by) ?? { parent, child, by, figures: [] };
      const read = source.sum ?? source.max;
      plan.figures.push({
        into,
        of: read ? (child.fields.get(read) ?? null) : null,
        figure: source.sum ? 'sum' : source.max ? 'max' : 'count',
        where: source.where
          ? parseFilter(source.where, child, registry, { ...filters, mayUse: undefined })
          : everything,
      });
      byLink.set(source.by, plan);
    }
    return [...byLink.values()];
  });
}

/** The parents whose figures a change may have moved. */
export function touchedParents(
  plan: RollupPlan,
  changes: readonly { before: Record<string, unknown> | null; after: Record<string, unknown> | null }[],
): number[] {
  const read = fieldsRead(plan);
  const parents = new Set<number>();
  for (const { before, after } of changes) {
    if (before && after && read.every((name) => sameValue(before[name], after[name]))) continue;
    for (const record of [before, after]) {
      const parent = record?.[plan.by.name];
      if (typeof parent === 'number') parents.add(parent);
    }
  }
  return [...parents];
}

/** The fields of the child that decide a roll-up's figures. */
function fieldsRead({ by, figures }: RollupPlan): string[] {
  return [by.name, ...figures.flatMap(({ of, where }) => [...(of ? [of.name] : []), ...fieldsOf(where)])];
}

function fieldsOf(condition: Condition): string[] {
  if (condition.kind === 'test') return [condition.through[0]?.field.name ?? condition.field.name];
  if (
    condition.kind === 'shared' ||
    condition.kind === 'pointed' ||
    condition.kind === 'above' ||
    condition.kind === 'sighted'
  )
    return [];
  return [condition.of].flat().flatMap(fieldsOf);
}
