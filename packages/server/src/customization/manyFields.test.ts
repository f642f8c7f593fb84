import { account } from '@gejie/modules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField } from './workshop.fixture.ts';

const added = 80;
const names = Array.from({ length: added }, (_, nth) => `note${nth}`);

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('many_fields');
  for (const name of names) await addField(app.admin, 'accounts', { name, type: 'text', label: name });
});

afterAll(() => app.close());

interface Page {
  records: Record<string, unknown>[];
  next: string | null;
}

test('lists give as many fields as there are in every sort, page after page, each account its own (PLT-05, PLT-07)', async () => {
  const made = Array.from({ length: 7 }, (_, nth) => ({
    name: `多字段 ${nth}`,
    // Some without: those come last, as a part of their own.
    grade: nth % 3 === 0 ? null : nth % 2 ? 'A' : 'B',
    ...Object.fromEntries(names.map((name) => [`cf_${name}`, `${name} 之 ${nth}`])),
  }));
  for (const values of made)
    expect((await app.admin.post('/api/accounts?duplicates=allow', values)).status).toBe(201);
  const walk = async (sort: string, fields?: string) => {
    const found: Page['records'] = [];
    let after: string | undefined;
    do {
      const query: Record<string, string> = {
        sort,
        limit: '3',
        ...(fields ? { fields } : {}),
        ...(after ? { after } : {}),
      };
      const { body } = await app.admin.get<Page>('/api/accounts', { query });
      found.push(...body.records);
      after = body.next ?? undefined;
    } while (after);
    return found;
  };
  for (const sort of ['name', '-name', 'grade', '-grade', 'owner', '-grade,name', 'cf_note7']) {
    const whole = await walk(sort);
    expect(Object.keys(whole[0] ?? {}).length).toBeGreaterThan(100);
    expect(whole).toHaveLength(made.length);
    // The order is that of the list which asks for few.
    expect(whole.map(({ id }) => id)).toEqual((await walk(sort, account.title)).map(({ id }) => id));
    for (const record of whole)
      expect(record).toMatchObject(made.find(({ name }) => name === record.name) ?? { name: '' });
  }
});
