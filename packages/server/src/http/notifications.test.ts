import type { NotificationsAnswer } from '@gejie/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { listenTo } from '../notifications/live.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let address: string;
let anna: Person;
let ben: Person;

beforeAll(async () => {
  app = await openApplication('notifications');
  address = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const own = { '*': { see: 'own', edit: 'own', create: true, assign: 'own' } } as const;
  anna = await app.person('安娜', { rights: own });
  ben = await app.person('本', { rights: own });
});

afterAll(() => app.close());

beforeEach(async () => {
  for (const person of [anna, ben, app.admin]) await person.post('/api/notifications/read', {});
});

const told = async (who: Client, query = '?unread=1') =>
  (await who.get<NotificationsAnswer>(`/api/notifications${query}`)).body;

/** Made by the system: of that nobody is told. */
async function accountOf(owner: Person, name: string): Promise<number> {
  const system = systemSession(await app.services.company.facts(), 'test');
  const values = { name, owner: owner.id };
  return (await app.services.records.create(system, 'account', values, { duplicates: 'allow' })).id;
}

const mention = (id: number, ...people: Person[]) =>
  app.admin.post(`/api/accounts/${id}/comments`, {
    text: '请看一下 <b>这个</b>',
    mentions: people.map((person) => person.id),
  });

describe('Notifications (PLT-15)', () => {
  test('tell whoever is mentioned in a comment, with what was said', async () => {
    const id = await accountOf(anna, '海川仪表');
    await mention(id, anna, anna);
    const { notifications, unread, next } = await told(anna);
    expect(notifications).toMatchObject([
      {
        kind: 'comment.mention',
        actor: { label: 'boss' },
        record: { module: 'accounts', id, label: '海川仪表' },
        text: '请看一下 <b>这个</b>',
        read: false,
      },
    ]);
    expect(unread).toEqual({ value: 1, exact: true });
    expect(next).toBeNull();
  });

  test('about a record that their reader may not see, or no longer, are not shown and do not count (ACC-08)', async () => {
    const id = await accountOf(anna, '绝密客户');
    await mention(id, anna, ben);
    expect((await told(anna)).notifications).toHaveLength(1);
    expect(await told(ben)).toEqual({ notifications: [], next: null, unread: { value: 0, exact: true } });
    await app.admin.patch(`/api/accounts/${id}`, { owner: ben.id });
    expect(JSON.stringify(await told(anna))).not.toContain('绝密客户');
    expect((await told(anna)).unread.value).toBe(0);
    expect((await told(ben)).notifications[0]).toMatchObject({ record: { label: '绝密客户' } });
  });

  test('do not give away the last name of what has been purged', async () => {
    const id = await accountOf(anna, '已清除的客户');
    await mention(id, anna, ben);
    await app.admin.delete(`/api/accounts/${id}`);
    await app.admin.delete(`/api/accounts/${id}?purge=1`);
    for (const person of [anna, ben]) expect((await told(person)).notifications).toEqual([]);
  });

  test('tell followers of changes and comments of others, once until read, and not of their own', async () => {
    const id = await accountOf(anna, '关注的客户');
    await anna.post(`/api/accounts/${id}/followers`);
    await anna.patch(`/api/accounts/${id}`, { phone: '0571-88880001' });
    await anna.post(`/api/accounts/${id}/comments`, { text: '自己说的' });
    expect((await told(anna)).notifications).toEqual([]);
    await app.admin.patch(`/api/accounts/${id}`, { phone: '0571-88880002' });
    await app.admin.patch(`/api/accounts/${id}`, { phone: '0571-88880003' });
    await app.admin.patch(`/api/accounts/${id}`, { phone: '0571-88880003' });
    await app.admin.post(`/api/accounts/${id}/comments`, { text: '说一句' });
    await mention(id, anna);
    expect((await told(anna)).notifications.map(({ kind }) => kind)).toEqual([
      'comment.mention',
      'follow.commented',
      'follow.changed',
    ]);
    await anna.post('/api/notifications/read', {});
    await app.admin.patch(`/api/accounts/${id}`, { phone: '0571-88880004' });
    await app.admin.delete(`/api/accounts/${id}`);
    await app.admin.post(`/api/accounts/${id}/restore`);
    expect((await told(anna)).notifications.map(({ kind }) => kind)).toEqual([
      'follow.restored',
      'follow.deleted',
      'follow.changed',
    ]);
  });

  test('are read one by one, several, or all up to the last one seen', async () => {
    const ids: number[] = [];
    for (const name of ['甲', '乙', '丙', '丁']) {
      await mention(await accountOf(anna, `${name}公司`), anna);
      ids.push((await told(anna)).notifications[0]?.id as number);
    }
    const [first, second, third, fourth] = ids as [number, number, number, number];
    const read = await anna.patch(`/api/notifications/${first}`, { read: true });
    expect(read).toMatchObject({ status: 200, body: { unread: { value: 3 } } });
    expect(await anna.patch(`/api/notifications/${first}`, { read: false })).toMatchObject({
      body: { unread: { value: 4 } },
    });
    await anna.post('/api/notifications/read', { ids: [second] });
    expect((await told(anna)).notifications.map(({ id }) => id)).toEqual([fourth, third, first]);
    await anna.post('/api/notifications/read', { until: third });
    expect((await told(anna)).notifications.map(({ id }) => id)).toEqual([fourth]);
    expect((await told(anna, '?unread=0')).notifications.map(({ id }) => id)).not.toContain(fourth);
    expect((await ben.patch(`/api/notifications/${first}`, { read: true })).status).toBe(404);
    await ben.post('/api/notifications/read', { ids: [fourth] });
    expect((await told(anna)).unread.value).toBe(1);
  });

  test('follow each other in pages without loss, whatever is out of reach between them', async () => {
    const seen = await accountOf(anna, '看得见');
    const hidden = await accountOf(anna, '看不见');
    for (let i = 0; i < 4; i++) {
      await mention(seen, anna);
      for (let j = 0; j <= i; j++) await mention(hidden, anna);
    }
    await app.admin.patch(`/api/accounts/${hidden}`, { owner: ben.id });
    const all = (await told(anna, '?unread=1&limit=200')).notifications.map(({ id }) => id);
    expect(all).toHaveLength(4);
    const paged: number[] = [];
    let after = '';
    do {
      const page = await told(anna, `?unread=1&limit=1${after}`);
      paged.push(...page.notifications.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after);
    expect(paged).toEqual(all);
  });

  test('count up to 99', async () => {
    const id = await accountOf(ben, '很吵的客户');
    await Promise.all(Array.from({ length: 101 }, () => mention(id, ben)));
    expect((await told(ben, '?limit=1')).unread).toEqual({ value: 99, exact: false });
  });

  test.each([
    ['GET', '/api/notifications?limit=0', undefined, 400],
    ['GET', '/api/notifications?after=x', undefined, 400],
    ['GET', '/api/notifications?unread=maybe', undefined, 400],
    ['PATCH', '/api/notifications/999999', { read: true }, 404],
    ['PATCH', '/api/notifications/x', { read: true }, 404],
    ['PATCH', '/api/notifications/1', { read: 'yes' }, 422],
    ['POST', '/api/notifications/read', { ids: [] }, 422],
    ['POST', '/api/notifications/read', { ids: ['1'] }, 422],
    ['POST', '/api/notifications/read', { all: true }, 422],
  ] as const)('%s %s %j: %i', async (method, url, body, status) => {
    const ask = {
      GET: () => anna.get(url),
      PATCH: () => anna.patch(url, body),
      POST: () => anna.post(url, body),
    };
    expect((await ask[method]()).status).toBe(status);
  });

  test('are for who is signed in', async () => {
    expect((await app.stranger.get('/api/notifications')).status).toBe(401);
    expect((await app.stranger.get('/api/live')).status).toBe(401);
    expect((await fetch(`${address}/api/live`)).status).toBe(401);
  });
});

const cookieOf = (person: Client) => ({ cookie: person.cookie ?? '' });

describe('Live events', () => {
  test('say that there is something new, by its id alone, to nobody but whom it is for', async () => {
    const [ear, other] = [await listenTo(address, cookieOf(anna)), await listenTo(address, cookieOf(ben))];
    const id = await accountOf(anna, '实时客户');
    await mention(id, anna);
    const event = await ear.next();
    const notice = (await told(anna)).notifications[0]?.id as number;
    expect(event).toEqual({ event: 'notice', id: String(notice), ids: [notice] });
    await mention(await accountOf(ben, '另一个'), ben);
    expect((await other.next()).ids).not.toContain(notice);
    for (const one of [ear, other]) one.close();
  });

  test('reach the streams of another process on the same database', async () => {
    const second = await app.secondProcess();
    const ear = await listenTo(await second.http.listen({ host: '127.0.0.1', port: 0 }), cookieOf(anna));
    await mention(await accountOf(anna, '两个进程'), anna);
    expect((await ear.next()).ids).toEqual([(await told(anna)).notifications[0]?.id]);
    await second.close();
    await ear.ended;
  });

  test('go on where a stream was cut off', async () => {
    const id = await accountOf(anna, '断线客户');
    await mention(id, anna);
    const last = (await told(anna)).notifications[0]?.id as number;
    await mention(id, anna);
    const missed = (await told(anna)).notifications[0]?.id as number;
    const ear = await listenTo(address, { ...cookieOf(anna), 'last-event-id': String(last) });
    const { ids } = await ear.next();
    expect(ids).toContain(missed);
    expect(ids).not.toContain(last);
    ear.close();
  });

  test('survive a broken line to the database: the streams are told to look again', async () => {
    const ear = await listenTo(address, cookieOf(anna));
    await app.cutLines();
    expect(await ear.next()).toEqual({ event: 'notice', id: null, ids: [] });
    await mention(await accountOf(anna, '断库客户'), anna);
    expect((await ear.next()).ids).toHaveLength(1);
    ear.close();
  });

  test('end with the session, with the token, and when their user is deactivated', async () => {
    const carla = await app.person('卡拉');
    const again = await app.signIn('卡拉');
    const { body } = await again.post('/api/tokens', { name: '程序', scopes: ['read'] });
    const byToken = await listenTo(address, { authorization: `Bearer ${body.token}` });
    const [first, second] = [
      await listenTo(address, cookieOf(carla)),
      await listenTo(address, cookieOf(again)),
    ];
    await carla.delete('/api/session');
    await first.ended;
    await again.delete(`/api/tokens/${body.id}`);
    await byToken.ended;
    await app.admin.patch(`/api/users/${carla.id}`, { status: 'inactive' });
    await second.ended;
  });

  test('carry the headers of every other answer', async () => {
    const closing = new AbortController();
    const { headers } = await fetch(`${address}/api/live`, {
      headers: { ...cookieOf(anna), 'accept-encoding': 'gzip, br' },
      signal: closing.signal,
    });
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    closing.abort();
  });
});
