import type { DemoDoors, DemoUser } from './demoDoors.ts';
import { type DepartmentKey, departments } from './story/staff.ts';

const regions: DepartmentKey[] = ['east', 'north', 'south'];
const day = 86_400_000;
/** After so many days without follow-up an account falls in. */
const patience = 45;
/** Accounts of each region that lie in its pool, and that are about to fall in. */
const lying = 8;
const aboutTo = 3;

/** A pool for each sales region, with what nobody has followed up, and what is about to follow. ACC-07 */
export async function seedPools(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  now: Date,
): Promise<void> {
  for (const [position, region] of regions.entries()) {
    const { name, head } = departments[region];
    const chief = staff.get(head ?? '');
    if (!chief?.department) continue;
    doors.at(new Date(now.getTime() - 120 * day));
    const pool = await poolFor(doors, name.replace('区', ''), chief, position);
    const silent = await doors.find('account', {
      where: {
        department: chief.department,
        owner: { empty: false },
        type: { in: ['customer', 'agent'] },
        openOpportunities: 0,
        createdAt: { lt: new Date(now.getTime() - 90 * day).toISOString() },
      },
      sort: 'lastContactedAt',
      limit: lying + aboutTo,
    });
    for (const [index, { id, owner }] of silent.slice(0, lying).entries()) {
      doors.at(new Date(now.getTime() - (index * 3 + 1) * day));
      await doors.change(null, 'account', id, {
        owner: null,
        department: null,
        pool,
        pooledAt: doors.now.toISOString(),
        pooledFrom: owner,
        pooledReason: 'noFollowUp',
      });
    }
    for (const [index, { id, owner }] of silent.slice(lying).entries()) {
      const last = new Date(now.getTime() - (patience - index) * day);
      doors.at(last);
      const holder = [...staff.values()].find((person) => person.id === owner);
      await doors.change(holder ?? null, 'account', id, { lastContactedAt: last.toISOString() });
    }
  }
  doors.at(now);
}

async function poolFor(doors: DemoDoors, region: string, chief: DemoUser, position: number): Promise<number> {
  const values = {
    name: `${region}公海`,
    module: 'accounts',
    departments: [chief.department],
    administrators: [chief.id],
    position,
    countsFrom: new Date(doors.now.getTime() - 365 * day).toISOString().slice(0, 10),
    exempt: { openOpportunities: { gt: 0 } },
    warnDays: 3,
    mostHeld: 100,
    mostPerDay: 5,
    coolDownDays: 30,
    mostLosses: 2,
    masked: ['phone', 'fax', 'website', 'address', 'wonAmount'],
    description: `${region}区长期未跟进的客户，区内销售均可领取`,
  };
  const [pool = 0] = await doors.create(null, 'pool', [values]);
  const rule = { pool, module: 'accounts', kind: 'noFollowUp' };
  await doors.create(null, 'poolRule', [
    { ...rule, name: 'A 级客户 90 天未跟进', appliesTo: { grade: 'A' }, days: 90, position: 0 },
    { ...rule, name: `其他客户 ${patience} 天未跟进`, days: patience, position: 1 },
  ]);
  return pool;
}
