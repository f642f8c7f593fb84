import type { NotificationsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

type Person = Client & { id: number };
type Answered = { id: number; owner: { id: number } | null; department: { id: number } | null };

let app: TestApplication;
let people: [Person, Person, Person];
let east: number;
let rule: number;

beforeAll(async () => {
  app = await openApplication('leadAssignment');
  east = await app.department('华东部');
  const own = { '*': { see: 'own', edit: 'own', create: true, assign: 'own' } } as const;
  const one = (name: string) => app.person(name, { rights: own, department: east });
  people = [await one('甲'), await one('乙'), await one('丙')];
  rule = (
    await made('assignment-rules', { name: '制造业轮流', position: 1, where: { industry: 'manufacturing' } })
  ).id;
  for (const [index, { id }] of people.entries())
    await made('assignment-members', { rule, user: id, ...(index === 2 ? { quota: 1 } : {}) });
  await made('assignment-rules', {
    name: '其余给华东',
    position: 2,
    to: 'department',
    department: east,
    where: { source: 'website' },
  });
});
afterAll(() => app.close());

async function made(path: string, values: object, by: Client = app.admin): Promise<Answered> {
  const answer = await by.post<Answered>(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const read = async (id: number) => (await app.admin.get<Answered>(`/api/leads/${id}`)).body;
const lead = async (values: object, by?: Client) =>
  read((await made('leads', { name: '线索', ...values }, by)).id);
const maker = { industry: 'manufacturing' };

describe('A new lead that nobody was given (MKT-03)', () => {
  it('goes in turn to the people of the first rule that fits, within their quota, with the reason in its history', async () => {
    const leads = [];
    for (let index = 0; index < 5; index++) leads.push(await lead(maker));
    expect(leads.map(({ owner }) => people.findIndex(({ id }) => id === owner?.id))).toEqual([0, 1, 2, 0, 1]);
    expect(leads[0]?.department?.id).toBe(east);
    const { body } = await app.admin.get<{ entries: { note: string | null }[] }>(
      `/api/leads/${leads[0]?.id}/history`,
    );
    expect(body.entries[0]?.note).toBe('制造业轮流');
    const told = await people[0].get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications[0]?.kind).toBe('owner.given');
  });

  it('falls to a department where the rule says so, and stays with its maker where none fits', async () => {
    expect(await lead({ source: 'website' })).toMatchObject({ owner: null, department: { id: east } });
    expect((await lead({ source: 'referral' }, people[0])).owner?.id).toBe(people[0].id);
  });

  it('stays where somebody put it', async () => {
    expect((await lead({ ...maker, owner: people[2].id })).owner?.id).toBe(people[2].id);
    expect((await lead({ ...maker, owner: null })).owner).toBeNull();
  });

  it('comes back from the recycle bin to whom it belonged', async () => {
    const { id, owner } = await lead({ ...maker, owner: people[2].id });
    await app.admin.delete(`/api/leads/${id}`);
    expect((await app.admin.post(`/api/leads/${id}/restore`, {})).status).toBe(200);
    expect((await read(id)).owner).toEqual(owner);
  });

  it('passes over people who have left', async () => {
    const left = await app.person('已离职', { rights: {}, department: east });
    await made('assignment-members', { rule, user: left.id });
    await app.admin.patch(`/api/users/${left.id}`, { status: 'inactive' });
    for (let index = 0; index < 4; index++) expect((await lead(maker)).owner?.id).not.toBe(left.id);
  });

  it('is given once only and evenly when many come at once', async () => {
    const before = await owned();
    await Promise.all(Array.from({ length: 20 }, () => lead(maker)));
    const after = await owned();
    const got = [0, 1].map((index) => (after[index] ?? 0) - (before[index] ?? 0));
    expect(got.reduce((sum, one) => sum + one)).toBe(20);
    expect(Math.abs((got[0] ?? 0) - (got[1] ?? 0))).toBeLessThanOrEqual(1);
  });

  it('is handed out by an action, one or a whole list', async () => {
    const { id } = await lead({ ...maker, owner: null });
    expect((await app.admin.post(`/api/leads/${id}/distribute`, {})).status).toBe(200);
    expect((await read(id)).owner).not.toBeNull();
    const others = [await lead({ ...maker, owner: null }), await lead({ owner: null, source: 'referral' })];
    const { body } = await app.admin.post('/api/leads/bulk', {
      ids: others.map((one) => one.id),
      action: 'run',
      values: { action: 'distribute' },
    });
    await vi.waitFor(
      async () => {
        const job = (await app.admin.get(`/api/jobs/${body.job}`)).body;
        expect(job).toMatchObject({ state: 'done', updated: 1, failed: 1 });
      },
      { timeout: 30_000 },
    );
    expect((await read(others[0]?.id ?? 0)).owner).not.toBeNull();
  });

  it('is run over many by no action that asks for something', async () => {
    const convert = { where: {}, action: 'run', values: { action: 'convert' } };
    expect((await app.admin.post('/api/leads/bulk', convert)).status).toBe(422);
  });
});

async function owned(): Promise<number[]> {
  const counts = [];
  for (const { id } of people) {
    const where = JSON.stringify({ owner: id });
    const { body } = await app.admin.get<{ count: { value: number } }>('/api/leads', {
      query: { where, count: '1' },
    });
    counts.push(body.count.value);
  }
  return counts;
}
