import type { Executor } from '../database/connection.ts';
import type { NoticeRow } from '../database/notifications/noticeRows.ts';
import { placesIn } from '../database/notifications/placeRows.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

/** Kinds that tell of a time to be somewhere. */
const tellsWhere = /^(reminder|invitation)\./;

/** Where the records of notices that their reader sees take place, by their ids, as far as the reader may know. */
export async function noticePlaces(
  db: Executor,
  context: ReadContext,
  rows: readonly NoticeRow[],
): Promise<Map<number, string>> {
  const places = new Map<number, string>();
  const telling = rows.filter(({ kind, record }) => tellsWhere.test(kind) && record !== null);
  for (const [name, some] of Map.groupBy(telling, ({ module }) => module)) {
    const module = context.registry.modules.find((one) => one.name === name);
    const field = module?.fields.get(module.definition.calendar?.place ?? '');
    if (!module || !field || !mayRead(context.session, module, field.name)) continue;
    const ids = some.flatMap(({ record }) => record ?? []);
    for (const [id, place] of await placesIn(db, context, module, field, ids)) places.set(id, place);
  }
  return places;
}
