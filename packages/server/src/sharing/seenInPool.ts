import type { AccessReason, Module } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { maskedFields } from '../pools/lens.ts';
import type { PoolBook } from '../pools/poolBook.ts';

/** Whoever a pool is for sees what lies in it, but for what is hidden until it is claimed. ACC-07, ACC-08 */
export async function seenInPool(
  book: PoolBook,
  session: Session,
  module: Module,
  pool: number | null,
): Promise<AccessReason[]> {
  if (pool === null) return [];
  const found = (await book.servingIn(session, module)).find(({ id }) => id === pool);
  if (!found) return [];
  const labels = [...maskedFields(module, found)].flatMap((name) => module.fields.get(name)?.label ?? []);
  const zh = labels.map((label) => label.zh).join('、');
  const en = labels.map((label) => label.en).join(', ');
  return [
    {
      kind: 'pool',
      text: {
        zh: `在公海“${found.name}”中${zh && `，领取前看不到：${zh}`}`,
        en: `In the pool “${found.name}”${en && `, until claimed without: ${en}`}`,
      },
    },
  ];
}
