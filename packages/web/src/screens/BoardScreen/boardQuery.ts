import type { Filter, ModuleMetadata } from '@gejie/core';
import { fieldOf, type RecordQuery } from '../../api/index.ts';
import { askingFields } from '../FormScreen/missingAfter.ts';

/** What the list above the board has narrowed it to. */
export interface BoardFilter {
  where?: Filter;
  q?: string;
}

/** Cards a column fetches at a time. */
const pageSize = 30;

/** Name of the field that says since when a card stands in its column; `updatedAt` where the module keeps none. */
export function sinceField(module: ModuleMetadata): string {
  const since = `${module.board?.field}Since`;
  return fieldOf(module, since) ? since : 'updatedAt';
}

export function columnWhere(module: ModuleMetadata, filter: BoardFilter, value: string): Filter {
  const own: Filter = { [module.board?.field ?? '']: value };
  const given = filter.where && Object.keys(filter.where).length > 0 ? [filter.where] : [];
  return given.length === 0 ? own : { all: [...given, own] };
}

/** The cards of one column: those that have waited longest first, where they end the latest first. */
export function columnQuery(module: ModuleMetadata, filter: BoardFilter, value: string): RecordQuery {
  return {
    where: columnWhere(module, filter, value),
    q: filter.q,
    sort: `${isClosed(module, value) ? '-' : ''}${sinceField(module)}`,
    fields: cardFields(module),
    limit: pageSize,
  };
}

function isClosed(module: ModuleMetadata, value: string): boolean {
  const field = module.board && fieldOf(module, module.board.field);
  return field?.choices?.find((choice) => choice.value === value)?.closed !== undefined;
}

/** Everything a card shows, and what must be known to see whether a move asks for more. */
function cardFields(module: ModuleMetadata): string[] {
  const { board } = module;
  const sum = board?.sum ? fieldOf(module, board.sum) : undefined;
  const names = [
    module.title,
    board?.field,
    board && fieldOf(module, board.field)?.process?.link,
    board?.sum,
    sum?.currencyField,
    ...(board?.card ?? []),
    ...askingFields(module),
    sinceField(module),
    'number',
    'owner',
    'version',
  ];
  return [...new Set(names)].filter(
    (name): name is string => name !== undefined && fieldOf(module, name) !== undefined,
  );
}
