import { lazy, type PropsWithChildren, Suspense, useCallback, useState } from 'react';
import { type AskAboutConflict, type Conflict, ConflictContext } from '../api/index.ts';

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx'));

interface Question extends Conflict {
  answer(kept: Record<string, unknown> | null): void;
}

/** Lets any save ask the user what to do when two people changed the same fields. */
export function ConflictProvider({ children }: PropsWithChildren) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask: AskAboutConflict = useCallback(
    (conflict) =>
      new Promise((resolve) => {
        const answer = (kept: Record<string, unknown> | null) => {
          setQuestion(null);
          resolve(kept);
        };
        setQuestion({ ...conflict, answer });
      }),
    [],
  );
  return (
    <ConflictContext value={ask}>
      {children}
      {question && (
        <Suspense>
          <ConflictDialog conflict={question} onAnswer={question.answer} />
        </Suspense>
      )}
    </ConflictContext>
  );
}
