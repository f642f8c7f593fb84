import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { fieldState } from '../FormScreen/fieldState.ts';

/** What was planned and what came of it; undefined: it has no such side, or the reader may not see it. */
export interface PlannedPairHere {
  name: string;
  label: ModuleMetadata['label'];
  plan: FieldMetadata | undefined;
  actual: FieldMetadata | undefined;
  /** What was planned at first; undefined: it has not been moved. */
  first: FieldMetadata | undefined;
}

/** What stands side by side on this record; nothing of a series, where each occurrence turns out its own way. CAL-02 */
export function plannedPairs(module: ModuleMetadata, record: AnsweredRecord): PlannedPairHere[] {
  const { planned = [], calendar } = module;
  if (calendar?.repeats && record[calendar.repeats.rule]) return [];
  const shown = (name: string | undefined) => {
    const field = name === undefined ? undefined : fieldOf(module, name);
    return field && fieldState(field, record).visible ? field : undefined;
  };
  return planned
    .map(({ name, label, plan, actual, first }) => ({
      name,
      label,
      plan: shown(plan),
      actual: shown(actual),
      first: shown(first),
    }))
    .filter(({ plan, actual }) => plan || actual);
}
