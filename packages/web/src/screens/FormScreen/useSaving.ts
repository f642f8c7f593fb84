import type { AnsweredRecord, FieldMetadata, Problem } from '@gejie/core';
import { useState } from 'react';
import {
  ApiProblem,
  problemText,
  requestValues,
  useChangeEntry,
  useCreateRecord,
  useUpdateRecord,
} from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { controlId } from './FormField.tsx';
import type { EditedOccurrence } from './occurrence.ts';
import type { RecordForm } from './useRecordForm.ts';

export interface Saving {
  busy: boolean;
  /** What is wrong with the whole, in plain words. */
  problem: string | null;
  /** Records that may be the same; set when the server has asked about them. */
  duplicates: NonNullable<Problem['duplicates']> | null;
  /** Checks and saves; null when something is wrong, and then it is shown and the first fault has the focus. */
  save(options?: { duplicates?: 'allow' }): Promise<AnsweredRecord | null>;
  forgetDuplicates(): void;
}

interface SavingOptions {
  form: RecordForm;
  /** The fields on the screen, in order. */
  fields: FieldMetadata[];
  prefix: string;
  /** Id and version of the record that is changed, and which of a series; null for a new one. */
  existing: { id: number; version: number; occurrence?: EditedOccurrence } | null;
}

/** Sends a form. Nothing typed is lost whatever comes back. */
export function useSaving({ form, fields, prefix, existing }: SavingOptions): Saving {
  const t = useText();
  const create = useCreateRecord(form.module.path, { quiet: true });
  const update = useUpdateRecord(form.module.path, { quiet: true });
  const changeEntry = useChangeEntry({ quiet: true });
  const [problem, setProblem] = useState<string | null>(null);
  const [duplicates, setDuplicates] = useState<Saving['duplicates']>(null);

  const focusFirst = (names: string[]) => {
    const first = fields.find(({ name }) => names.includes(name));
    const control = first && document.getElementById(controlId(prefix, first.name));
    control?.focus();
    control?.scrollIntoView({ block: 'center' });
    // What is wrong inside of it is marked once it is drawn anew.
    requestAnimationFrame(() => {
      const inside = control?.querySelector<HTMLElement>('[aria-invalid="true"]');
      inside?.focus();
      inside?.scrollIntoView({ block: 'center' });
    });
  };
  const refuse = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    const asked = error.problem.duplicates;
    if (error.status === 409 && asked && asked.length > 0) return setDuplicates(asked);
    const elsewhere = form.refuse(error.fieldProblems, fields);
    focusFirst(error.fieldProblems.map(({ field }) => field.split('.')[0] ?? ''));
    setProblem(error.fieldProblems.length > 0 ? elsewhere.join(' ') || null : problemText(t, error));
  };

  const busy = create.isPending || update.isPending || changeEntry.isPending;
  const send = async (duplicates?: 'allow'): Promise<AnsweredRecord | null> => {
    const values = form.toSend();
    if (!existing) return create.mutateAsync({ values, duplicates });
    const { id, version, occurrence } = existing;
    if (!occurrence) return update.mutateAsync({ id, version, changes: values });
    // With nothing changed, nothing is taken out of the series.
    if (Object.keys(values).length === 0) return form.before as AnsweredRecord | null;
    const { path } = form.module;
    return (await changeEntry.mutateAsync({ path, id, occurrence, values: requestValues(values) })) ?? null;
  };

  return {
    busy,
    problem,
    duplicates,
    forgetDuplicates: () => setDuplicates(null),
    save: async (options) => {
      // A second Enter while the first is under way must not make a second record.
      if (busy) return null;
      setProblem(null);
      setDuplicates(null);
      const found = form.check(fields);
      if (Object.keys(found).length > 0) {
        setProblem(found[''] ?? null);
        focusFirst(Object.keys(found));
        return null;
      }
      try {
        return await send(options?.duplicates);
      } catch (error) {
        refuse(error);
        return null;
      }
    },
  };
}
