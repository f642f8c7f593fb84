import type { Condition, Module } from '@gejie/core';
import type { ReadContext } from './readContext.ts';
import type { FoundSelection } from './selection.ts';

/** Tells by which added fields a list is filtered and sorted: they deserve an index from now on. */
export function tellWanted({ module, condition, sort }: FoundSelection, { wanted }: ReadContext): void {
  if (!wanted) return;
  for (const { field } of sort) if (field.custom) wanted(module, field);
  tellTested(condition, module, wanted);
}

function tellTested(condition: Condition, module: Module, wanted: NonNullable<ReadContext['wanted']>): void {
  if (condition.kind === 'not' || condition.kind === 'wholeSight') {
    tellTested(condition.of, module, wanted);
  } else if (condition.kind === 'all' || condition.kind === 'any') {
    for (const part of condition.of) tellTested(part, module, wanted);
  } else if (condition.kind === 'test' && condition.field.custom) {
    wanted(condition.through.at(-1)?.target ?? module, condition.field);
  }
}
