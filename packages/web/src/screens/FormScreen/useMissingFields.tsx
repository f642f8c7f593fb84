import { type AnsweredRecord, type FieldMetadata, type ModuleMetadata, matches } from '@gejie/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { isEmpty } from './fieldState.ts';

const MissingFieldsDialog = lazy(() => import('./MissingFieldsDialog.tsx'));

type Changes = Record<string, unknown>;

export interface MissingFieldsQuestion {
  module: ModuleMetadata;
  record: AnsweredRecord;
  changes: Changes;
  missing: FieldMetadata[];
  answer(changes: Changes | null): void;
}

/** Fields that a change makes required and that hold nothing: the reason of a lost deal. */
export function missingAfter(
  module: ModuleMetadata,
  record: AnsweredRecord,
  changes: Changes,
): FieldMetadata[] {
  const after = { ...record, ...changes };
  return module.fields.filter(
    ({ name, readOnly, requiredWhen }) =>
      !readOnly &&
      requiredWhen &&
      !matches(requiredWhen, record) &&
      matches(requiredWhen, after) &&
      isEmpty(after[name]),
  );
}

/**
 * Asks for what a change makes necessary before it is made.
 * @returns `ask`, which answers the changes to send (null: none after all), and the dialog to render
 */
export function useMissingFields(): {
  ask(module: ModuleMetadata, record: AnsweredRecord, changes: Changes): Promise<Changes | null>;
  dialog: ReactNode;
} {
  const [question, setQuestion] = useState<MissingFieldsQuestion | null>(null);
  const ask = (module: ModuleMetadata, record: AnsweredRecord, changes: Changes): Promise<Changes | null> => {
    const missing = missingAfter(module, record, changes);
    if (missing.length === 0) return Promise.resolve(changes);
    return new Promise((resolve) => {
      const answer = (given: Changes | null) => {
        setQuestion(null);
        resolve(given);
      };
      setQuestion({ module, record, changes, missing, answer });
    });
  };
  const dialog = question && (
    <Suspense>
      <MissingFieldsDialog question={question} />
    </Suspense>
  );
  return { ask, dialog };
}
