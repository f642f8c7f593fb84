import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { ApiProblem, problemText, recordQuery, useUpdateRecord } from '../../../api/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { announceProblem } from '../../../ui/announce.ts';
import { mayAsk } from '../../FormScreen/missingAfter.ts';
import { useMissingFields } from '../../FormScreen/useMissingFields.tsx';

/** A cell under the user's hands. */
export interface EditedCell {
  id: number;
  name: string;
  /** What was typed before it was refused, upon what, and why. */
  refused?: { value: unknown; begun: AnsweredRecord; problem: string };
}

export interface CellEditing {
  cell: EditedCell | null;
  edit(cell: EditedCell | null): void;
  save(record: AnsweredRecord, field: FieldMetadata, value: unknown): void;
  /** What a change makes necessary is asked for in a dialog. */
  dialog: ReactNode;
}

/** One cell is edited at a time. What is refused comes back with the reason and what was typed. */
export function useCellEditing(module: ModuleMetadata): CellEditing {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const [cell, edit] = useState<EditedCell | null>(null);
  const { mutateAsync: update } = useUpdateRecord(module.path, { quiet: true });
  const missing = useMissingFields();

  /** Conditions between fields may look at any of them, the list knows only its columns. */
  const whole = (record: AnsweredRecord) =>
    module.fields.some(mayAsk) ? client.fetchQuery(recordQuery(module.path, record.id)) : record;
  const save = async (record: AnsweredRecord, field: FieldMetadata, value: unknown) => {
    edit(null);
    try {
      const changes = await missing.ask(module, await whole(record), { [field.name]: value });
      if (changes) await update({ id: record.id, version: record.version, changes });
    } catch (error) {
      const own = error instanceof ApiProblem && error.fieldProblems.find((one) => one.field === field.name);
      if (own)
        edit({ id: record.id, name: field.name, refused: { value, begun: record, problem: own.message } });
      else announceProblem(t('list.notSaved', { field: label(field.label), problem: problemText(t, error) }));
    }
  };
  return { cell, edit, save: useLatest(save), dialog: missing.dialog };
}

/** A function that stays the same for rows that need not be drawn again, and does what the latest one does. */
function useLatest<Given extends unknown[]>(act: (...given: Given) => unknown): (...given: Given) => void {
  const [latest] = useState({ act });
  latest.act = act;
  return useCallback((...given) => void latest.act(...given), [latest]);
}
