import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoLogin } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { systemSession } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { type Application, createApplication } from '../application.ts';
import { product } from '../product.ts';
import { demoPassword } from './demoLogins.ts';
import { loginTable } from './printLogins.ts';
import { colleagues, roles } from './story/staff.ts';

const now = new Date('2026-11-23T07:30:00Z');
let database: TestDatabase;
let folder: string;
let app: Application;
let system: Session;
let opened: { status: number; body: { user: object; logins: DemoLogin[] } };

beforeAll(async () => {
  database = await createTestDatabase('demo');
  folder = await mkdtemp(join(tmpdir(), 'gejie-demo-'));
  app = await createApplication({
    databaseUrl: database.url,
    dataDirectory: folder,
    product,
    clock: () => now,
  });
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/setup',
    payload: { demo: true, language: 'en' },
  });
  opened = { status: answer.statusCode, body: answer.json() };
  system = systemSession(await app.services.company.facts(), 'test');
}, 300_000);
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const records = () => app.services.records;
async function sessionOf(username: string): Promise<Session> {
  const { records: found } = await records().find(system, 'user', { where: { username } });
  const session = await app.services.sessions.sessionOf(found[0]?.id ?? 0, { way: 'web' });
  if (!session) throw new Error(`${username} can't work`);
  return session;
}
const total = async (session: Session, module: string, where = {}) =>
  (await records().count(session, module, { where })).value;

describe('The demo company', () => {
  it('is as large as it is said to be', async () => {
    expect(await total(system, 'account')).toBeGreaterThanOrEqual(500);
    expect(await total(system, 'contact')).toBeGreaterThanOrEqual(900);
    expect(await total(system, 'lead')).toBeGreaterThanOrEqual(300);
    expect(await total(system, 'opportunity')).toBeGreaterThanOrEqual(400);
    expect(await total(system, 'user')).toBe(14);
    expect((await app.services.company.facts()).name).toBe('格界科技');
  });

  it('opens in the language of who opens it, and tells who may sign in', async () => {
    expect(opened).toMatchObject({ status: 201, body: { user: { username: 'admin', language: 'en' } } });
    const { logins } = opened.body;
    expect(logins.map(({ role }) => role)).toEqual(Object.values(roles).map(({ name }) => name));
    for (const { username, password } of logins) {
      const answer = await app.http.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username, password },
      });
      expect(answer.json(), username).toMatchObject({ user: { language: 'en' } });
    }
  });

  it('lets everybody sign in', async () => {
    for (const username of Object.keys(colleagues)) {
      const password = demoPassword;
      const answer = await app.http.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username, password },
      });
      expect(answer.statusCode, username).toBe(201);
    }
  });

  it('is opened once', async () => {
    await expect(app.services.setup.openDemo()).rejects.toMatchObject({ kind: 'state' });
  });

  it('has roll-ups that are the sum of what they say', async () => {
    const { records: best } = await records().find(system, 'account', { sort: '-wonAmount', limit: 5 });
    for (const account of best) {
      const won = { account: account.id, stage: 'won' };
      const tally = await records().tally(system, 'opportunity', {
        where: won,
        by: 'stage',
        sum: 'baseAmount',
      });
      expect(account.wonAmount).toBe(tally[0]?.sum);
      expect(account.stage).toBe('customer');
      expect(account.contactCount).toBe(await total(system, 'contact', { account: account.id }));
    }
  });

  it('has a past: deals went from stage to stage in the course of the year, by their owners', async () => {
    const { records: won } = await records().find(system, 'opportunity', {
      where: { stage: 'won' },
      limit: 20,
    });
    for (const deal of won) {
      const { entries } = await records().history(system, 'opportunity', deal.id, { limit: 50 });
      const stages = entries.filter(({ changes }) => changes.some(({ field }) => field === 'stage'));
      expect(stages.length).toBeGreaterThanOrEqual(4);
      expect(entries[0]?.actor?.label).toBe((deal.owner as { label: string }).label);
      expect(new Set(entries.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThanOrEqual(4);
      expect(deal.closedAt).toBe(stages[0]?.at);
      const before = await records().asOf(system, 'opportunity', deal.id, String(stages.at(-1)?.at));
      expect(before.stage).not.toBe('won');
    }
  });

  it('has leads that became customers, with what was said', async () => {
    const { records: converted } = await records().find(system, 'lead', { view: 'converted', limit: 10 });
    expect(converted).toHaveLength(10);
    for (const { convertedAccount } of converted) {
      const { entries } = await records().timeline(
        system,
        'account',
        (convertedAccount as { id: number }).id,
        {
          kinds: ['comments'],
        },
      );
      expect(entries.length).toBeGreaterThan(0);
    }
  });

  it('shows everybody something on the first page, and nobody what the role forbids', async () => {
    for (const username of ['wangyaning', 'chenhao', 'lintao', 'zhangwei', 'huangzhiyuan', 'liangjiayi']) {
      const session = await sessionOf(username);
      for (const module of ['account', 'contact', 'lead', 'opportunity'])
        expect(await total(session, module), `${username} ${module}`).toBeGreaterThan(10);
      expect(await total(session, 'account')).toBeLessThan((await total(system, 'account')) * 0.6);
    }
    const [east, seller] = [await sessionOf('wangyaning'), await sessionOf('chenhao')];
    expect(await total(east, 'account')).toBeGreaterThan(await total(seller, 'account'));
    expect(await total(await sessionOf('zhoumin'), 'account')).toBe(await total(system, 'account'));
    await expect(total(await sessionOf('wujing'), 'lead')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(total(await sessionOf('zhaolin'), 'opportunity')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const { records: hidden } = await records().find(await sessionOf('sunqian'), 'opportunity', { limit: 1 });
    expect(hidden[0]).not.toHaveProperty('amount');
  });

  it('is found by fragment, pinyin and initials', async () => {
    const { records: some } = await records().find(system, 'account', { limit: 1, sort: 'id' });
    const name = String(some[0]?.name);
    const { records: found } = await records().find(system, 'account', { q: name.slice(0, 4), limit: 200 });
    expect(found.map((one) => one.name)).toContain(name);
  });
});

it('The logins name each role once, with the password but for one from the environment', () => {
  const table = loginTable('secret');
  for (const { name } of Object.values(roles)) {
    expect(table.split('\n').filter((line) => line.startsWith(`  ${name.padEnd(6, '\u3000')}`))).toHaveLength(
      1,
    );
  }
  expect(table).toContain('GEJIE_ADMIN_PASSWORD');
  expect(table).not.toContain('secret');
  expect(loginTable(null).split(demoPassword)).toHaveLength(Object.keys(roles).length + 1);
});
