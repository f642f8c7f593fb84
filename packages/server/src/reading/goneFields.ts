import { type Module, type ModuleField, shownIn } from '@gejie/core';
import type { ReadContext } from './readContext.ts';

/** A name that leads nowhere any more. */
export interface GoneName {
  /** Name of the module that should have had the field. */
  module: string;
  field: string;
}

/** By what names them in a view. */
export interface GoneNames {
  conditions: GoneName[];
  columns: GoneName[];
  sort: GoneName[];
}

/** Whether the way to a field passes one that the reader may not know of. */
export function isHidden(name: string, module: Module, context: ReadContext): boolean {
  const mayUse = context.filters.mayUse ?? (() => true);
  return stepsTo(name, module, context).some(({ at, field }) => field !== undefined && !mayUse(at, field));
}

/** Those of the names that lead nowhere. */
export function goneAmong(names: readonly string[], module: Module, context: ReadContext): GoneName[] {
  return names.flatMap((name) => {
    const missing = stepsTo(name, module, context).find(({ field }) => field === undefined);
    return missing ? [{ module: missing.at.name, field: missing.step }] : [];
  });
}

interface Step {
  at: Module;
  step: string;
  field: ModuleField | undefined;
}

/** The fields on the way, up to the first that isn't there. */
function stepsTo(name: string, module: Module, { registry }: ReadContext): Step[] {
  const steps: Step[] = [];
  let at: Module | undefined = module;
  for (const step of name.split('.')) {
    if (!at) break;
    const field: ModuleField | undefined = shownIn(at, step);
    steps.push({ at, step, field });
    const target: string | undefined = field?.targets?.[0];
    at = target === undefined ? undefined : registry.module(target);
  }
  return steps;
}
