import type { Module, Reference, Registry } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import { forbidden, notFound } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import type { RecordService } from '../records/recordService.ts';

/** What comments, tags, files and followers need to hang on records. */
export interface CollaborationDependencies {
  database: Database;
  records: RecordService;
  registry(): Registry;
}

/** @throws ProblemError notFound when the record isn't there for this session */
export async function requireSeen(
  { records }: CollaborationDependencies,
  session: Session,
  module: Module,
  id: number,
): Promise<void> {
  if (module.keptBy === 'system') throw notFound();
  await records.get(session, module.name, id, ['id']);
}

/** @throws ProblemError notFound; forbidden when the session sees the record but may not change it */
export async function requireEditable(
  { records }: CollaborationDependencies,
  session: Session,
  module: Module,
  id: number,
): Promise<void> {
  const { rights } = await records.get(session, module.name, id, ['id']);
  if (!rights?.edit) throw forbidden();
}

/** Users by id as references; without a label where the session may not see them. */
export async function peopleOf(
  { database, registry }: CollaborationDependencies,
  session: Session,
  ids: readonly number[],
): Promise<(id: number) => Reference> {
  const context = readContext(session, registry(), new Date());
  const labels = await labelsOf(database.kysely, context, [{ target: 'user', ids }]);
  return (id) => ({ id, label: labels.get(`user:${id}`) ?? null });
}
