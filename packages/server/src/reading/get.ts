import { type AnsweredRecord, type Condition, everything, type Module, type Reference } from '@gejie/core';
import { reachOf, sharingReachOf } from '../access/reach.ts';
import { rightsOf } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import { survivorOf } from '../database/merging/mergedRows.ts';
import { nameAnyReferences } from '../database/query/anyReferenceNames.ts';
import { tellGoneItems } from '../database/query/goneItems.ts';
import { labelsOf } from '../database/query/labels.ts';
import { selectRecord } from '../database/query/selectRecords.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
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
  const asked = {
    edit: reach('edit'),
    delete: reach('delete'),
    assign: reach('assign'),
    share: sharingReachOf(context.session, module),
    ...inBin(module),
  };
  const visible = written ? everything : context.visible(module);
  const row = await selectRecord(db, { module, id, condition: visible, projected, asked }, context);
  if (!row) throw await leadingOn(db, module, id, context);
  await nameAnyReferences(db, [row], projected, context);
  await tellGoneItems(db, [row], projected, context);
  const may = (right: keyof typeof asked) => row[`$${right}`] === true;
  const rights = { edit: may('edit'), delete: may('delete'), assign: may('assign'), share: may('share') };
  // A role has a field of its own of that name; there the module's rights say the same.
  const record = answered(row, projected, module.fields.has('rights') ? {} : { rights });
  const survivor = row.$deleted === true ? await wentInto(db, module, id, context) : null;
  return survivor ? { ...record, mergedInto: survivor } : record;
}

/** Whether it lies in the recycle bin, asked where the module has one. */
function inBin(module: Module): { deleted?: Condition } {
  const field = module.fields.get('deletedAt');
  if (!field) return {};
  return { deleted: { kind: 'test', through: [], field, operator: 'empty', operand: false } };
}

/** A 404 that says where the record went, to those who may see that. */
async function leadingOn(
  db: Executor,
  module: Module,
  id: number,
  context: ReadContext,
): Promise<ProblemError> {
  const survivor = await wentInto(db, module, id, context);
  const problem = notFound();
  return survivor ? new ProblemError('notFound', problem.detail, [], { mergedInto: survivor }) : problem;
}

/** The record that one has gone up in, for those who may see it. */
async function wentInto(
  db: Executor,
  module: Module,
  id: number,
  context: ReadContext,
): Promise<Reference | null> {
  const survivor = await survivorOf(db, module.name, id);
  if (survivor === null) return null;
  const labels = await labelsOf(db, context, [{ target: module.name, ids: [survivor] }], false);
  const label = labels.get(`${module.name}:${survivor}`);
  return label === undefined ? null : { id: survivor, label };
}
