import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { allRights, openApplication, type TestApplication } from '../application.fixture.ts';
import { statementsOf } from '../database/statements.fixture.ts';

let app: TestApplication;
let system: Session;
let users: number[];
let places: { role: number; other: number; department: number };

beforeAll(async () => {
  app = await openApplication('many-users', { works: false });
  const { records, company } = app.services;
  system = systemSession(await company.facts(), 'test');
  const role = async (name: string) =>
    (await records.create(system, 'role', { name, rights: { '*': { see: 'tree' } }, functions: [] })).id;
  places = { role: await role('销售'), other: await role('内勤'), department: await app.department('华东') };
  const made = await records.saveBatch(
    system,
    'user',
    Array.from({ length: 90 }, (_, at) => ({
      values: { name: `员工${at}`, username: `many${at}`, roles: [places.role] },
    })),
  );
  users = made.map(({ id }) => id as number);
});
afterAll(() => app.close());

describe('What changes for hundreds of people at once (ACC-01 to ACC-03)', () => {
  test.each([
    ['everything', { rights: allRights, functions: ['users'] }],
    ['users-alone', { rights: {}, functions: ['users'] }],
  ])('takes no more statements for many than for a few, with a right to %s', async (name, wish) => {
    const { id } = await app.person(name, wish);
    const session = (await app.services.sessions.sessionOf(id, { way: 'web' })) as Session;
    const [few, many] = [users.slice(0, 10), users.slice(10, 80)];
    const boss = users.at(-1);
    const changes: Record<string, unknown>[] = [
      { title: name },
      { manager: boss },
      { manager: null },
      ...(wish.rights === allRights
        ? [
            { department: places.department },
            { department: null },
            { roles: [places.role, places.other] },
            { roles: [places.role] },
            { status: 'inactive' },
            { status: 'active' },
          ]
        : []),
    ];
    for (const values of changes) {
      const change = (ids: readonly number[]) =>
        statementsOf(async () => {
          const results = await app.services.records.saveBatch(
            session,
            'user',
            ids.map((one) => ({ id: one, values })),
          );
          expect(results.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'updated'));
        });
      const [forFew, forMany] = [await change(few), await change(many)];
      expect({ values, statements: forMany }).toEqual({ values, statements: forFew });
    }
  });

  test('each is told in the operation log with what it was and became', async () => {
    const [one, two] = users.slice(80);
    const change = [
      { id: one as number, values: { roles: [places.other], title: '主任' } },
      { id: two as number, values: { department: places.department } },
    ];
    await app.services.records.saveBatch(system, 'user', change);
    const { body } = await app.admin.get<{ records: { label: string; detail: { changes: unknown } }[] }>(
      '/api/audit-log?sort=-id&limit=2&fields=label,detail',
    );
    const told = Object.fromEntries(body.records.map(({ label, detail }) => [label, detail.changes]));
    expect(told).toEqual({
      员工80: expect.arrayContaining([
        { field: 'title', from: null, to: '主任' },
        {
          field: 'roles',
          from: [{ id: places.role, label: '销售' }],
          to: [{ id: places.other, label: '内勤' }],
        },
      ]),
      员工81: [{ field: 'department', from: null, to: { id: places.department, label: '华东' } }],
    });
  });

  test('one who still owns something keeps nobody else from being closed', async () => {
    const [keeper, ...others] = users.slice(40, 43) as [number, number, number];
    await app.services.records.create(system, 'account', { name: '还在手里', owner: keeper });
    const results = await app.services.records.saveBatch(
      system,
      'user',
      [keeper, ...others].map((id) => ({ id, values: { status: 'inactive' } })),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'updated', 'updated']);
    expect(results[0]?.issues[0]).toMatchObject({ field: 'status' });
  });

  test('nobody puts many at once below an account of their own making, where one alone is refused', async () => {
    const { id } = await app.person('clerk', { rights: {}, functions: ['users'] });
    const session = (await app.services.sessions.sessionOf(id, { way: 'web' })) as Session;
    const { id: puppet } = await app.services.records.create(session, 'user', {
      name: '自建',
      username: 'puppet',
    });
    const below = users.slice(60, 63).map((one) => ({ id: one, values: { manager: puppet } }));
    const results = await app.services.records.saveBatch(session, 'user', below);
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
    expect(results[0]?.issues[0]).toMatchObject({ field: 'manager' });
  });

  test('superiors set together form no circle, and a chain set together stands', async () => {
    const [a, b, c, d] = users.slice(50, 54) as [number, number, number, number];
    const set = async (...pairs: [number, number][]) =>
      (
        await app.services.records.saveBatch(
          system,
          'user',
          pairs.map(([id, manager]) => ({ id, values: { manager } })),
        )
      ).map(({ outcome }) => outcome);
    expect(await set([a, b], [b, c], [c, d])).toEqual(['updated', 'updated', 'updated']);
    expect(await set([d, a], [c, a])).toEqual(['failed', 'failed']);
    // Turned round as a whole: each by itself, in this order, is none.
    expect(await set([a, d], [d, b])).toEqual(['updated', 'failed']);
    const [e, f] = users.slice(54, 56) as [number, number];
    expect(await set([e, f], [f, e])).toEqual(['updated', 'failed']);
  });
});
