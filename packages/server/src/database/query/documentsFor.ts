import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from './compileCondition.ts';
import { pointsAt } from './pointsAt.ts';

/** Documents of a module with lines that concern somebody. */
export interface DocumentSource {
  module: Module;
  lines: ModuleField;
  /** To whom they are for. */
  party: ModuleField;
  /** Which of them count. */
  condition: Condition;
}

/**
 * Documents that point at a record, as far as the reader sees them: `module`, `field` (of their lines), `id`, `at`.
 * @param most so many of each kind are looked through, the newest first
 * @param more columns of a source, beginning with a comma
 */
export function documentsFor<Source extends DocumentSource>(
  target: { module: Module; id: number },
  sources: readonly Source[],
  most: number,
  context: CompileContext,
  more: (source: Source) => Sql = () => sql``,
): Sql {
  const each = sources.map(
    (source) => sql`(
      select ${source.module.name}::text as module, ${source.lines.name}::text as field, t.id, t.created_at as at${more(source)}
      from ${sql.table(source.module.table)} as t
      where ${pointsAt(source.party, 't', target.module, target.id)} and t.deleted_at is null
        and (${compileCondition(context.visible(source.module), 't', context)})
        and (${compileCondition(source.condition, 't', context)})
      order by t.updated_at desc, t.id desc limit ${most})`,
  );
  return sql`(${sql.join(each, sql` union all `)})`;
}
