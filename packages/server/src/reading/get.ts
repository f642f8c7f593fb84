import { type AnsweredRecord, everything, type Module } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { rightsOf } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import { selectRecord } from '../database/query/selectRecords.ts';
import { forbidden, notFound } from '../problem.ts';
import { answered } from './answer.ts';
import type { ReadContext } from './readContext.ts';
import { projection } from './selection.ts';

/**
 * One record with what may be done with it.
 * @param written true right after a write by this session: it is answered even if it has left the session's reach
 * @throws ProblemError notFound
 */
export async function getRecord(
  db: Executor,
  module: Module,
  id: number,
  fields: readonly string[] | undefined,
  context: ReadContext,
  written: boolean,
): Promise<AnsweredRecord> {
  if (rightsOf(context.session, module).see === 'none' && !written) throw forbidden();
  const projected = projection(module, fields, context);
  const reach = (right: 'edit' | 'delete' | 'assign') => reachOf(context.session, module, right);
  const asked = { edit: reach('edit'), delete: reach('delete'), assign: reach('assign') };
  const visible = written ? everything : context.visible(module);
  const row = await selectRecord(db, { module, id, condition: visible, projected, asked }, context);
  if (!row) throw notFound();
  const record = answered(row, projected);
  const rights = { edit: row.$edit === true, delete: row.$delete === true, assign: row.$assign === true };
  // A role's own field of that name goes first; there the module's rights say the same.
  return { rights, ...record };
}
