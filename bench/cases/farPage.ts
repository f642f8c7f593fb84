import { selectRecords } from '../../packages/server/src/database/query/selectRecords.ts';
import { encodeCursor } from '../../packages/server/src/reading/cursor.ts';
import { selectionOf } from '../../packages/server/src/reading/selection.ts';
import type { CaseMaking } from './case.ts';

const pageSize = 50;

/**
 * The cursor with which a page begins, found by reading up to it at once instead of page by page; of the last full page
 * when there are not so many.
 */
export async function cursorBefore(
  { services, perspective: { context } }: CaseMaking,
  page: number,
): Promise<{ page: number; cursor: string }> {
  const module = context.registry.module('account');
  const selection = selectionOf(module, { fields: ['id'] }, context);
  const before = (page - 1) * pageSize;
  const rows = await selectRecords(
    services.database.kysely,
    { ...selection, limit: before + pageSize },
    context,
  );
  const reached = Math.min(page, Math.floor(rows.length / pageSize));
  const last = rows[(reached - 1) * pageSize - 1];
  if (!last) throw new Error('There are not two pages of accounts');
  const values = selection.sort.map((_, index) => last[`$key${index}`]);
  return { page: reached, cursor: encodeCursor({ id: last.$id as number, values }, selection.order) };
}
