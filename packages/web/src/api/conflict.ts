import type { AnsweredRecord } from '@gejie/core';
import { createContext, useContext } from 'react';

/** Two people changed the same fields of one record. */
export interface Conflict {
  path: string;
  /** The disputed fields as this user wanted to save them, as the inputs hold them. */
  mine: Record<string, unknown>;
  /** The record as the other has left it. */
  current: AnsweredRecord;
}

/** Asks the user which disputed fields to save after all; null when the user would rather go back to what was typed. */
export type AskAboutConflict = (conflict: Conflict) => Promise<Record<string, unknown> | null>;

export const ConflictContext = createContext<AskAboutConflict>(() => Promise.resolve(null));

export function useAskAboutConflict(): AskAboutConflict {
  return useContext(ConflictContext);
}
