import type { CalendarEntry, Reference } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import type { ReadContext } from '../reading/readContext.ts';

/**
 * Gives entries the names of who owns them and what they are about, each looked up once: a name asked for in each of
 * thousands of rows, among twenty modules that it may be of, took longer to plan than everything else to answer.
 */
export async function nameThose(
  db: Executor,
  entries: readonly CalendarEntry[],
  context: ReadContext,
): Promise<void> {
  const byPath = new Map(context.registry.modules.map(({ path, name }) => [path, name]));
  const wanted = new Map<string, Set<number>>();
  const want = (target: string | undefined, id: number | undefined) => {
    if (target === undefined || id === undefined) return;
    const ids = wanted.get(target) ?? new Set();
    wanted.set(target, ids.add(id));
  };
  for (const { owner, related } of entries) {
    want('user', owner?.id);
    want(byPath.get(related?.module ?? ''), related?.id);
  }
  const names = await labelsOf(
    db,
    context,
    [...wanted].map(([target, ids]) => ({ target, ids: [...ids] })),
  );
  const told = new Map<string, Reference>();
  /** The same name stands in many entries. */
  const named = (reference: Reference | null, key: string) => {
    if (reference === null) return null;
    const known = told.get(key) ?? { ...reference, label: names.get(key) ?? null };
    told.set(key, known);
    return known;
  };
  for (const entry of entries) {
    entry.owner = named(entry.owner, `user:${entry.owner?.id}`);
    entry.related = named(entry.related, `${entry.related?.module}:${entry.related?.id}`);
  }
}
