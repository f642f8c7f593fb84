import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';

/** Where to search, and which searched fields the reader may not read there. */
export interface SearchPlace {
  module: Module;
  hidden: readonly string[];
}

/** A record that holds what is searched for. */
export interface Candidate {
  module: string;
  record: number;
  text: string;
  /** The text around what was found in a file. */
  excerpt: string | null;
}

/** Candidates for each record shown where the ranking by the database is rougher than the caller's. */
export const choice = 3;

/** What several searches find, asked in one statement. */
export async function candidates(db: Executor, searches: readonly Sql[]): Promise<Candidate[]> {
  if (searches.length === 0) return [];
  const parts = searches.map((search) => sql`(${search})`);
  const { rows } = await sql<Candidate>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}
