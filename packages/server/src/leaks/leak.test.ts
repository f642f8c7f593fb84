import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { listPaths } from './listPaths.fixture.ts';
import type { Look } from './look.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { pathChecks } from './paths.fixture.ts';
import { type SettledWorld, settle } from './settle.fixture.ts';
import { nameOf, paths, worldOf } from './world.fixture.ts';

/** Each world is another company; a number that once found something stays. */
describe.each([1, 2])('ACC-08 In the random company %i', (seed) => {
  const world = worldOf(seed);
  const oracle = new Oracle(world);
  let app: TestApplication;
  let settled: SettledWorld;
  let address: string;
  const looking = (person: number, client: Look['client']): Look => {
    const as = (headers: Record<string, string>) => app.client(headers);
    return { world, settled, oracle, person, client, address, as };
  };

  beforeAll(async () => {
    app = await openApplication('leak', { rateLimits: { requests: 0, signIns: 100_000 } });
    address = await app.http.listen({ host: '127.0.0.1', port: 0 });
    settled = await settle(app, world);
  }, 180_000);
  afterAll(() => app.close());

  test.each(Object.entries(listPaths))(
    '%s shows a program no more than the person it acts for',
    async (_, check) => {
      for (const [person, { client: owner }] of settled.people.entries()) {
        const { body } = await owner.post<{ token: string }>('/api/tokens', { name: '程序', scopes: ['*'] });
        const client = app.client({ authorization: `Bearer ${body.token}` });
        expect(await check(looking(person, client)), `person ${person}`).toEqual([]);
      }
    },
  );

  test('a token shows nothing beyond its scopes', async () => {
    for (const [person, { client: owner }] of settled.people.entries()) {
      const { body } = await owner.post<{ token: string }>('/api/tokens', {
        name: '只读客户',
        scopes: ['accounts:read'],
      });
      const program = app.client({ authorization: `Bearer ${body.token}` });
      const opens = oracle.opens(person, 'accounts');
      const [account] = oracle.seen(person, 'accounts');
      expect((await program.get('/api/accounts')).status, `person ${person}`).toBe(opens ? 200 : 403);
      for (const path of paths.filter((one) => one !== 'accounts'))
        expect((await program.get(`/api/${path}`)).status, `${path}, person ${person}`).toBe(403);
      if (account === undefined) continue;
      const url = `/api/accounts/${settled.records[account]}`;
      expect((await program.patch(url, { name: nameOf(account) })).status, `person ${person}`).toBe(403);
      for (const list of ['contacts', 'opportunities'])
        expect([403, 404], `person ${person}`).toContain(
          (await program.get(`${url}/related/${list}`)).status,
        );
    }
  });

  test.each(Object.entries(pathChecks))(
    '%s shows everybody just what is theirs to see',
    async (_, check) => {
      for (const [person, { client }] of settled.people.entries()) {
        const problems = await check(looking(person, client));
        expect(problems, `person ${person}`).toEqual([]);
      }
    },
    120_000,
  );
});
