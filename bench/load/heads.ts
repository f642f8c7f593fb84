import { sql } from 'kysely';
import type { Database } from '../../packages/server/src/database/connection.ts';
import { departmentId, roleId, userId } from '../data/company.ts';

/** Puts somebody into the department above all others, with a reach of what lies below, not of everything. */
export async function ensureHeadOfAll(database: Database, person: number): Promise<void> {
  await sql`update "user" set department = ${departmentId(0)}, roles = ${[roleId('tree')]}
    where id = ${userId(person)}`.execute(database.kysely);
}
