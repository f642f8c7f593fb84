import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { AccessCache } from '../packages/server/src/access/accessCache.ts';
import { SessionLoader } from '../packages/server/src/access/loadSession.ts';
import type { Database } from '../packages/server/src/database/connection.ts';
import { CompanySettings } from '../packages/server/src/organization/companySettings.ts';
import { type ReadContext, readContext } from '../packages/server/src/reading/readContext.ts';
import { averagePerson, departmentHead, type Scale, userId } from './data/company.ts';
import { ensureHeadOfAll } from './load/heads.ts';
import { ensureShares } from './load/shares.ts';

/** Somebody through whose eyes the data is looked at. */
export interface Perspective {
  name:
    | 'salesperson'
    | 'salesperson with 10,000 shares'
    | 'department head'
    | 'head of all departments'
    | 'director';
  username: string;
  /** What the server would know of the person while answering. */
  context: ReadContext;
}

/** Somebody like the average salesperson, with whom much is shared besides. */
const sharee = (scale: Scale) => averagePerson(scale) + 1;
/** Somebody whose reach is counted by departments as well, but over all people. */
const headOfAll = (scale: Scale) => averagePerson(scale) + 2;

/**
 * One who sees their own records, one with much that is shared besides, one who sees a tenth of the company, one who sees
 * what lies in any of its departments, one who sees all.
 */
export async function perspectives(database: Database, scale: Scale): Promise<Perspective[]> {
  await ensureShares(database, scale, sharee(scale));
  await ensureHeadOfAll(database, headOfAll(scale));
  const registry = new Registry(modules);
  const cache = new AccessCache();
  const loader = new SessionLoader(database, cache, new CompanySettings(database, cache), () => registry);
  const people = [
    ['salesperson', averagePerson(scale)],
    ['salesperson with 10,000 shares', sharee(scale)],
    ['department head', departmentHead(scale)],
    ['head of all departments', headOfAll(scale)],
    ['director', 0],
  ] as const;
  return Promise.all(
    people.map(async ([name, index]) => {
      const session = await loader.sessionOf(userId(index), { way: 'api' });
      if (!session) throw new Error(`The bench data has no ${name}`);
      return { name, username: `person${index}`, context: readContext(session, registry, new Date()) };
    }),
  );
}
