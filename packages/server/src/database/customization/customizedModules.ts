import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** The modules that administrators have ever changed, each with a mark that is another one after every change. */
export async function customizedModules(db: Executor): Promise<{ module: string; change: string }[]> {
  const { rows } = await sql<{ module: string; change: string }>`
    select module, change from customized_module order by module`.execute(db);
  return rows;
}
