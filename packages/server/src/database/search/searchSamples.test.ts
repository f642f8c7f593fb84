import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApplication, type TestApplication } from '../../application.fixture.ts';
import { addGrams } from '../../indexing/grams.ts';
import { searchQuery } from '../../indexing/searchQuery.ts';
import { matchEntry } from './matchEntry.ts';
import { putSearchEntries } from './searchEntries.ts';
import { partLargeModules } from './searchParts.ts';
import { SearchSamples } from './searchSamples.ts';

let app: TestApplication;
const account = () => app.services.registry().module('account');
const special = 900_001;

beforeAll(async () => {
  app = await openApplication('search_samples');
  const names = Array.from({ length: 2500 }, (_, nth) => `${[...'东南西北中'][nth % 5]}方智能装备有限公司`);
  const entries = [...names, '辰光智能装备有限公司'].map((name, nth) => {
    const grams = new Set<string>();
    addGrams(name, grams);
    return { record: nth === 2500 ? special : 800_000 + nth, text: ` ${name}\n`, grams: [...grams] };
  });
  await app.services.database.transaction(async (tx) => {
    await putSearchEntries(tx, account(), entries);
    await partLargeModules(tx, app.services.registry());
  });
});
afterAll(() => app.close());

/** Ids of what a query finds. */
async function found(query: NonNullable<ReturnType<typeof searchQuery>>): Promise<number[]> {
  const { rows } = await sql<{ record: number }>`select record from search as entry
    where module = 'account' and ${matchEntry('entry', query)}`.execute(app.services.database.kysely);
  return rows.map(({ record }) => record);
}

it('tells by which pairs of its characters a name is found among those of a million (PLT-03)', async () => {
  const samples = new SearchSamples(app.services.database.kysely);
  const query = searchQuery('辰光智能装备有限公司');
  if (!query) throw new Error('nothing to search for');
  const telling = await samples.telling(account(), query);
  const [grams] = telling.words.map((word) => word.grams);
  expect(grams).toHaveLength(3);
  expect(grams?.slice(0, 2)).toEqual(['辰光', '光智']);
  expect(await found(telling)).toEqual([special]);
  expect(await found(telling)).toEqual(await found(query));
});

it('leaves short words and modules of a few records as they are (PLT-03)', async () => {
  const samples = new SearchSamples(app.services.database.kysely);
  for (const text of ['辰光', '智能装备', 'hh', '0571-8812', '辰']) {
    const query = searchQuery(text);
    if (!query) throw new Error('nothing to search for');
    expect(await samples.telling(account(), query)).toEqual(query);
  }
  const query = searchQuery('辰光智能装备有限公司');
  if (!query) throw new Error('nothing to search for');
  expect(await found(await samples.telling(app.services.registry().module('vendor'), query))).toEqual([
    special,
  ]);
});
