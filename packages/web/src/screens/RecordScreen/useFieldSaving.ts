import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import type { ReactNode } from 'react';
import { type RecordChange, useUpdateRecord } from '../../api/index.ts';
import { useMissingFields } from '../FormScreen/useMissingFields.tsx';

type Changes = Record<string, unknown>;

/** How the fields of a page are saved; one for all of them, since dozens stand there and one is edited. */
export interface FieldSaving {
  /** Asks for what a change makes necessary; null: none after all. */
  ask(record: AnsweredRecord, changes: Changes): Promise<Changes | null>;
  update(change: RecordChange): Promise<AnsweredRecord>;
  /** The question, while there is one. */
  dialog: ReactNode;
}

export function useFieldSaving(module: ModuleMetadata): FieldSaving {
  const { mutateAsync } = useUpdateRecord(module.path, { quiet: true });
  const missing = useMissingFields();
  return {
    ask: (record, changes) => missing.ask(module, record, changes),
    update: (change) => mutateAsync(change),
    dialog: missing.dialog,
  };
}
