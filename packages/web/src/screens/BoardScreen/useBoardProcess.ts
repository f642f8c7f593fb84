import {
  type ChoiceMetadata,
  type Filter,
  type ModuleMetadata,
  type Reference,
  standardProcess,
} from '@gejie/core';
import { fieldOf, useCount } from '../../api/index.ts';
import { both } from '../../fields/filter/filterTree.ts';
import { useLabel } from '../../i18n/index.ts';
import { choicesOf, useProcesses } from '../../process/useProcesses.ts';
import type { BoardFilter } from './boardQuery.ts';

/** The process a board shows. */
export interface BoardProcess {
  loading: boolean;
  columns: ChoiceMetadata[];
  /** The records of this process only. */
  filter: BoardFilter;
  /** What a card made here begins with. */
  preset: Record<string, Reference | null>;
  /** The processes to choose from; the key `none` is for records without one. Empty when there is no choice. */
  choices: { key: string; label: string; shown: boolean }[];
}

/**
 * One process at a time: that of the list's own conditions, else the chosen one, else the default.
 * @param chosen id of a process, or `none`
 */
export function useBoardProcess(
  module: ModuleMetadata,
  given: BoardFilter,
  chosen: string | undefined,
): BoardProcess {
  const label = useLabel();
  const field = module.board && fieldOf(module, module.board.field);
  const { link, known, loading } = useProcesses(module, field);
  const asked = link && askedFor(given.where, link.name);
  const without: Filter = { [link?.name ?? '']: { empty: true } };
  const loose = useCount(module.path, without, { enabled: link !== undefined && known.length > 0 });
  const standard = standardProcess({ choices: field?.choices ?? [] });
  if (!link || known.length === 0) {
    return { loading, columns: choicesOf(field, standard), filter: given, preset: {}, choices: [] };
  }
  const offered = known.filter((one) => one.offered);
  const first = known.find((one) => one.isDefault) ?? offered[0];
  const key = asked ?? chosen ?? String(first?.id ?? 'none');
  const shown = known.find(({ id }) => String(id) === key);
  const where: Filter = shown ? { [link.name]: shown.id } : without;
  const choices = [...(shown && !shown.offered ? [...offered, shown] : offered)].map((one) => ({
    key: String(one.id),
    label: label(one.label),
    shown: one === shown,
  }));
  const hasLoose = !shown || (loose.data?.value ?? 0) > 0;
  if (hasLoose) choices.push({ key: 'none', label: label(standard.label), shown: !shown });
  return {
    loading,
    columns: choicesOf(field, shown ?? standard),
    filter: asked ? given : { ...given, where: both(given.where ?? {}, where) },
    preset: { [link.name]: shown ? { id: shown.id, label: label(shown.label) } : null },
    choices: asked ? [] : choices,
  };
}

/** The one process that the conditions above the board ask for. */
function askedFor(where: Filter | undefined, link: string): string | undefined {
  const condition = (where as Record<string, unknown> | undefined)?.[link];
  const value = typeof condition === 'object' && condition !== null ? Object.values(condition)[0] : condition;
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof one === 'number' ? String(one) : undefined;
}
