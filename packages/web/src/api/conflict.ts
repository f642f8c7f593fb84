import type { AnsweredRecord } from '@gejie/core';
import { createContext, useContext } from 'react';

/** Two people changed the same fields of one record. */
export interface Conflict {
  path: string;
  /** What this user wanted to save, as the inputs hold it. */
  mine: Record<string, unknown>;
  /** The record as the other has left it. */
  current: AnsweredRecord;
}

/** Asks the user; answers the changes to save after all, or null to leave the record as the other left it. */
export type AskAboutConflict = (conflict: Conflict) => Promise<Record<string, unknown> | null>;

export const ConflictContext = createContext<AskAboutConflict>(() => Promise.resolve(null));

export function useAskAboutConflict(): AskAboutConflict {
  return useContext(ConflictContext);
}
