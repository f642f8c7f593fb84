import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { missingAfter } from './missingAfter.ts';
import type { MissingFieldsQuestion } from './missingFieldsQuestion.ts';

const MissingFieldsDialog = lazy(() => import('./MissingFieldsDialog.tsx'));

type Changes = Record<string, unknown>;

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
