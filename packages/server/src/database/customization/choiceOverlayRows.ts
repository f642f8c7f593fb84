import type { ChoiceMetadata } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What administrators have made of the choices of a field that is part of the product. */
export interface ChoiceOverlayRow {
  module: string;
  field: string;
  choices: ChoiceMetadata[];
}

export async function choiceOverlayRows(
  db: Executor,
  modules: readonly string[],
): Promise<ChoiceOverlayRow[]> {
  const { rows } = await sql<ChoiceOverlayRow>`
    select module, field, choices from choice_overlay where module = any(${[...modules]}::text[])
    order by module, field`.execute(db);
  return rows;
}

export async function putChoiceOverlay(
  db: Executor,
  { module, field, choices }: ChoiceOverlayRow,
): Promise<void> {
  await sql`
    insert into choice_overlay (module, field, choices) values (${module}, ${field}, ${JSON.stringify(choices)}::jsonb)
    on conflict (module, field) do update set choices = excluded.choices`.execute(db);
}
