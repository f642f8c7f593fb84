import type { CustomizedField, FieldTypeAnswer } from '@gejie/core';
import { useState } from 'react';
import { draftOf, type FieldDraft, newDraft, rebased } from './fieldDraft.ts';

/** A field under an administrator's hands. */
export interface FieldEditing {
  draft: FieldDraft;
  /** The field that the draft changes; null: a new one. */
  base: CustomizedField | null;
  /** Another administrator has changed it meanwhile: names of what both have changed. */
  disputed: readonly string[] | null;
  /** Another one whenever the draft was changed by something else than its controls. */
  round: number;
  set(changes: Partial<FieldDraft>): void;
  takeTheirs(): void;
}

interface State {
  base: CustomizedField | null;
  draft: FieldDraft;
  disputed: string[] | null;
  round: number;
}

/**
 * @param field as it is now; what others change of it while it is edited comes in beside what is typed
 * @param type the kind of a new field
 */
export function useFieldDraft(
  field: CustomizedField | null,
  type: FieldTypeAnswer,
  types: readonly FieldTypeAnswer[],
  carried: FieldDraft | null,
): FieldEditing {
  const [state, setState] = useState<State>(() => ({
    base: field,
    draft: field ? draftOf(field, types) : newDraft(type, carried),
    disputed: null,
    round: 0,
  }));
  const { base, draft, round } = state;
  if (field && base && field.version !== base.version) {
    const over = rebased(draft, draftOf(base, types), draftOf(field, types));
    setState({ ...over, base: field, round: round + 1 });
  }
  return {
    ...state,
    set: (changes) => setState((before) => ({ ...before, draft: { ...before.draft, ...changes } })),
    takeTheirs: () =>
      base && setState({ base, draft: draftOf(base, types), disputed: null, round: round + 1 }),
  };
}
