import type { JobAnswer, NotificationsAnswer, TransferAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../../application.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let head: Person;
let people: [Person, Person, Person];
let department: number;

beforeAll(async () => {
  app = await openApplication('assignment');
  department = await app.department('华东部');
  const tree = { '*': { see: 'tree', edit: 'tree', create: true, assign: 'tree', bulk: true } } as const;
  const own = { '*': { see: 'own', edit: 'own', create: true, assign: 'own', bulk: true } } as const;
  head = await app.person('主管', { rights: tree, department });
  await app.admin.patch(`/api/departments/${department}`, { head: head.id });
  const one = (name: string) => app.person(name, { rights: own, department });
  people = [await one('甲'), await one('乙'), await one('丙')];
});

afterAll(() => app.close());

async function ended(who: Client, job: number): Promise<JobAnswer> {
  return vi.waitFor(
    async () => {
      const { body } = await who.get<JobAnswer>(`/api/jobs/${job}`);
      expect(body.finishedAt).not.toBeNull();
      return body;
    },
    { timeout: 30_000 },
  );
}

/** Accounts that fell to the department, each with a contact that fell with it. */
async function fallen(count: number, word: string): Promise<number[]> {
  const accounts: number[] = [];
  for (let i = 0; i < count; i++) {
    const values = { name: `${word}${i}`, owner: null, department };
    const { body } = await app.admin.post('/api/accounts?duplicates=allow', values);
    accounts.push(body.id as number);
    await app.admin.post('/api/contacts', { name: `联系人${i}`, account: body.id, owner: null, department });
  }
  return accounts;
}

async function owners(path: string, where: object): Promise<Record<string, number>> {
  const { body } = await app.admin.get<{ records: { owner: { label: string } | null }[] }>(
    `/api/${path}?limit=200&where=${encodeURIComponent(JSON.stringify(where))}`,
  );
  const counts: Record<string, number> = {};
  for (const { owner } of body.records) counts[owner?.label ?? '—'] = (counts[owner?.label ?? '—'] ?? 0) + 1;
  return counts;
}

describe('Handing out what fell to the department (ACC-04)', () => {
  test('a whole filter evenly to several, with the contacts, as one transfer for each', async () => {
    await fallen(7, '平分');
    const where = { name: { startsWith: '平分' }, owner: { empty: true } };
    const { status, body } = await head.post('/api/accounts/bulk', {
      where,
      action: 'assign',
      values: { owners: people.map(({ id }) => id), along: ['contacts'], note: '本周联系' },
    });
    expect(status).toBe(202);
    expect(await ended(head, body.job as number)).toMatchObject({ state: 'done', updated: 7, failed: 0 });
    expect(await owners('accounts', { name: { startsWith: '平分' } })).toEqual({ 甲: 3, 乙: 2, 丙: 2 });
    expect(await owners('contacts', { 'account.name': { startsWith: '平分' } })).toEqual({
      甲: 3,
      乙: 2,
      丙: 2,
    });
    const told = await people[0].get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications).toMatchObject([
      { kind: 'transfer.offered', count: 6, text: '本周联系', actor: { label: '主管' } },
    ]);
    const transfers = await people[0].get<{ transfers: TransferAnswer[] }>('/api/transfers?open=1');
    expect(transfers.body.transfers).toHaveLength(1);
    const back = await people[0].post(`/api/transfers/${transfers.body.transfers[0]?.id}/return`, {});
    expect(back.status).toBe(200);
    expect(await owners('contacts', { 'account.name': { startsWith: '平分' } })).toEqual({
      '—': 3,
      乙: 2,
      丙: 2,
    });
  });

  test('chosen ones to one person; what may not be handed over is named in the file of failures', async () => {
    const [first] = await fallen(1, '选中');
    const foreign = await app.admin.post('/api/accounts?duplicates=allow', { name: '别部门的' });
    const { body } = await head.post('/api/accounts/bulk', {
      ids: [first, foreign.body.id],
      action: 'assign',
      values: { owner: people[1].id },
    });
    const job = await ended(head, body.job as number);
    expect(job).toMatchObject({ state: 'done', updated: 1, failed: 1, failedRows: expect.any(String) });
    expect(await owners('accounts', { name: { startsWith: '选中' } })).toEqual({ 乙: 1 });
  });

  test.each([
    [{}, 422],
    [{ owner: 1, department: 1 }, 422],
    [{ owner: 999_999 }, 422],
    [{ owners: [] }, 422],
    [{ owners: [999_999] }, 422],
    [{ department: 999_999 }, 422],
    [{ owner: 1, along: ['nonsense'] }, 422],
    [{ owner: 1, name: 'x' }, 422],
  ])('%j is refused at once: %i', async (values, status) => {
    const answer = await head.post('/api/accounts/bulk', { where: {}, action: 'assign', values });
    expect(answer.status).toBe(status);
  });
});

describe('Whoever is made the owner by the way', () => {
  test('is told: of one record by its name, of many by their number', async () => {
    const [, , third] = people;
    await third.post('/api/notifications/read', {});
    const { body } = await app.admin.post('/api/accounts?duplicates=allow', {
      name: '新客户',
      owner: third.id,
    });
    await app.admin.patch(`/api/accounts/${body.id}`, { phone: '0571-88880000' });
    const told = await third.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications).toMatchObject([
      { kind: 'follow.changed' },
      { kind: 'owner.given', record: { label: '新客户' } },
    ]);
    await third.post('/api/notifications/read', {});
    const ids = await fallen(3, '批改');
    const job = await app.admin.post('/api/accounts/bulk', {
      ids,
      action: 'update',
      values: { owner: third.id },
    });
    await ended(app.admin, job.body.job as number);
    const again = await third.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(again.body.notifications).toMatchObject([{ kind: 'owner.givenMany', count: 3, record: null }]);
  });
});
