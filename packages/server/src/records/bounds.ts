import { type Module, Refusal } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { rightsOf } from '../access/rights.ts';
import { livingTitles } from '../database/write/writeRecords.ts';
import type { WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

/**
 * Whoever writes for the own departments only neither makes records for others nor gives them away: after the write
 * they still lie within these bounds. ACC-03
 * @throws Refusal at the field that names the departments, or leads to them
 */
export async function refuseOutOfBounds(
  { db, session, context }: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  const { boundBy } = module;
  if (!boundBy || rightsOf(session, module).edit === 'all') return;
  const ids = written.filter(({ after }) => after !== null).map(({ id }) => id);
  const within = await livingTitles(db, module, ids, reachOf(session, module, 'edit'), context);
  if (ids.every((id) => within.has(id))) return;
  throw new Refusal(
    {
      zh: '只能用于您所在的部门及其下级部门',
      en: 'Only your own departments and those below them can stand here',
    },
    (boundBy.through[0] ?? boundBy).field.name,
  );
}
