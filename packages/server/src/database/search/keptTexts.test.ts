import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemSession } from '../../access/elevation.ts';
import { openApplication, type TestApplication } from '../../application.fixture.ts';
import { append } from '../../audit/operationLog.ts';
import { findRecords } from '../../reading/find.ts';
import { readContext } from '../../reading/readContext.ts';
import { SearchSamples } from './searchSamples.ts';
import { isCommon } from './textSearch.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('kept_texts');
  const entries = Array.from({ length: 1000 }, (_, nth) => ({
    session: null,
    kind: 'export' as const,
    label: nth % 3 === 0 ? `供应商 ${nth}` : `客户 Nr${nth}有限公司`,
  }));
  await app.services.database.transaction((tx) => append(tx, ...entries));
});
afterAll(() => app.close());

describe('What the system keeps, searched (ACC-09)', () => {
  const log = () => app.services.registry().module('auditEntry');

  it('is known to hold a text in many places, or in few', async () => {
    const samples = new SearchSamples(app.services.database.kysely);
    expect(await isCommon('客户', log(), samples)).toBe(true);
    expect(await isCommon('客户 nr', log(), samples)).toBe(true);
    expect(await isCommon('Nr998', log(), samples)).toBe(false);
    expect(await isCommon('查无此人', log(), samples)).toBe(false);
    expect(await isCommon('  ', log(), samples)).toBe(false);
  });

  it('gives the same answers by the index and by looking through it', async () => {
    const session = systemSession(await app.services.company.facts(), 'test');
    const context = readContext(session, app.services.registry(), new Date());
    const found = async (q: string, much: boolean) => {
      const query = { q, fields: ['label'], limit: 200, count: true };
      const reading = { ...context, findsMuch: async () => much };
      return findRecords(app.services.database.kysely, log(), query, reading);
    };
    for (const q of ['客户', '客户 nr', 'Nr998', '户 有限', '供应商 9', '查无此人', '%', '_', 'NR1'])
      expect(await found(q, true), q).toEqual(await found(q, false));
    expect((await found('Nr998', true)).records).toHaveLength(1);
  });
});
