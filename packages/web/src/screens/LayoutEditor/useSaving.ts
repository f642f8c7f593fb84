import type { ArrangementAnswer } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ApiProblem,
  type ArrangementChange,
  keys,
  problemText,
  useSaveArrangement,
} from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';

export interface Saving {
  busy: boolean;
  /** What stands against it, in plain words. */
  problems: readonly string[];
  /** @returns undefined when it was refused */
  save(changes: Omit<ArrangementChange, 'version'>): Promise<ArrangementAnswer | undefined>;
}

/** @param version of the arrangement that what is edited was begun with */
export function useSaving(path: string, version: number): Saving {
  const t = useText();
  const client = useQueryClient();
  const mutation = useSaveArrangement(path);
  const [problems, setProblems] = useState<readonly string[]>([]);
  return {
    busy: mutation.isPending,
    problems,
    async save(changes) {
      try {
        const saved = await mutation.mutateAsync({ version, ...changes });
        setProblems([]);
        return saved;
      } catch (error) {
        const told = error instanceof ApiProblem ? error.fieldProblems.map(({ message }) => message) : [];
        setProblems(told.length > 0 ? [...new Set(told)] : [problemText(t, error)]);
        // What another has saved meanwhile; what is edited here stays as it is.
        void client.invalidateQueries({ queryKey: keys.arrangement(path) });
        return undefined;
      }
    },
  };
}
