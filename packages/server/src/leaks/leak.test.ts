import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { pathChecks } from './paths.fixture.ts';
import { type SettledWorld, settle } from './settle.fixture.ts';
import { worldOf } from './world.fixture.ts';

/** Each world is another company; a number that once found something stays. */
describe.each([1, 2])('ACC-08 In the random company %i', (seed) => {
  const world = worldOf(seed);
  const oracle = new Oracle(world);
  let app: TestApplication;
  let settled: SettledWorld;

  beforeAll(async () => {
    app = await openApplication('leak', { rateLimits: { requests: 0, signIns: 100_000 } });
    settled = await settle(app, world);
  });
  afterAll(() => app.close());

  test.each(Object.entries(pathChecks))('%s shows everybody just what is theirs to see', async (_, check) => {
    for (const [person, { client }] of settled.people.entries()) {
      const problems = await check({ world, settled, oracle, person, client });
      expect(problems, `person ${person}`).toEqual([]);
    }
  });
});
