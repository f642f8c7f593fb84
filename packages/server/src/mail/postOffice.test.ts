import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Letter, said, startMailServer, type TestMailServer } from '../../../../test/mailServer.ts';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import type { Application } from '../application.ts';
import { nextDigest } from '../notifications/noticeWishes.ts';

type Person = Client & { id: number };

let app: TestApplication;
let second: Application;
let anna: Person;
let ben: Person;
let post: TestMailServer;
let now = new Date('2026-11-26T00:30:00Z');
let letters: Letter[];

beforeAll(async () => {
  post = await startMailServer();
  letters = post.letters;
  app = await openApplication('letters', {
    works: false,
    clock: () => now,
    home: 'https://crm.example',
    mail: { url: post.url, from: 'crm@gejie.example' },
  });
  second = await app.secondProcess();
  const own = { '*': { see: 'own', edit: 'own', create: true } } as const;
  anna = await app.person('安娜', { rights: own });
  ben = await app.person('Ben', { rights: own, language: 'en' });
  for (const [person, name] of [
    [anna, 'anna'],
    [ben, 'ben'],
  ] as const)
    await app.admin.patch(`/api/users/${person.id}`, { email: `${name}@gejie.example` });
});
afterAll(async () => {
  await second.close();
  await app.close();
  await post.close();
});

/** Two processes look at once. */
async function look(): Promise<void> {
  letters.length = 0;
  await Promise.all([app, second].map(({ services }) => services.post?.look()));
}
const accountOf = async (owner: Person, name: string) =>
  (await owner.post('/api/accounts?duplicates=allow', { name })).body.id as number;
const mention = (id: number, person: Person, text: string) =>
  app.admin.post(`/api/accounts/${id}/comments`, { text, mentions: [person.id] });
const wish = (person: Person, body: object) => person.patch('/api/notifications/wishes', body);

describe('Notices by mail (PLT-15)', () => {
  test('go out at once, once, in the reader’s language, as text and HTML with a link', async () => {
    const id = await accountOf(anna, '海川 <仪表>');
    await mention(id, anna, '请看 <b>报价</b>');
    await mention(await accountOf(ben, 'Haichuan'), ben, 'have a look');
    await look();
    expect(letters.map(({ to }) => to).sort()).toEqual(['anna@gejie.example', 'ben@gejie.example']);
    const hers = said(letters.find(({ to }) => to.startsWith('anna'))?.raw ?? '');
    expect(hers).toContain('在 客户 海川 <仪表> 的评论中提到了您');
    expect(hers).toContain('请看 &lt;b&gt;报价&lt;/b&gt;');
    expect(hers).toContain(`https://crm.example/accounts/${id}`);
    expect(hers).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    const his = said(letters.find(({ to }) => to.startsWith('ben'))?.raw ?? '');
    expect(his).toContain('mentioned you on account Haichuan');
    // A paragraph can hold no box: what stands after it would be outside.
    expect(his).not.toMatch(/<p[^>]*>(?:(?!<\/p>)[\s\S])*<div/);
    await look();
    expect(letters).toEqual([]);
  });

  test('wait while the server does not take them, and tell nothing the reader may not see by then', async () => {
    const [stays, goes] = [await accountOf(anna, '留下的'), await accountOf(anna, '转走的绝密客户')];
    await mention(stays, anna, '一');
    await mention(goes, anna, '二');
    post.refuses = true;
    await look();
    expect(letters).toEqual([]);
    post.refuses = false;
    await app.admin.patch(`/api/accounts/${goes}`, { owner: ben.id });
    await sql`update notice_letter set next_try = now()`.execute(app.services.database.kysely);
    await look();
    const hers = letters.filter(({ to }) => to.startsWith('anna')).map(({ raw }) => said(raw));
    expect(hers).toHaveLength(1);
    expect(hers[0]).toContain('留下的');
    expect(hers[0]).not.toContain('绝密');
  });

  test('are gathered once a day at the hour and in the time zone of each, also after a day without any process', async () => {
    expect(nextDigest(new Date('2026-03-29T00:30:00Z'), 2, 'Europe/Berlin').toISOString()).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    const id = await accountOf(anna, '摘要客户');
    const { body } = await wish(anna, { ways: { follow: 'digest', comment: 'digest' }, digestHour: 9 });
    expect(body).toMatchObject({ digestHour: 9, ways: { follow: 'digest', reminder: 'mail' } });
    await mention(id, anna, '摘要里的话');
    await app.admin.patch(`/api/accounts/${id}`, { phone: '0571-88880001' });
    await look();
    expect(letters).toEqual([]);
    now = new Date('2026-11-27T05:00:00Z');
    await look();
    expect(letters.map(({ to }) => to)).toEqual(['anna@gejie.example']);
    const digest = said(letters[0]?.raw ?? '');
    expect(digest).toContain('每日摘要：2 条通知');
    expect(digest).toContain('摘要里的话');
    await look();
    now = new Date('2026-11-28T01:00:00Z');
    await look();
    expect(letters).toEqual([]);
  });

  test('stop by the link in them, without signing in; what is off is not told at all', async () => {
    await wish(anna, { ways: { comment: 'mail', follow: 'off' } });
    const id = await accountOf(anna, '退订客户');
    await mention(id, anna, '退订前');
    await look();
    const [, token] = /unsubscribe\?token=([\w.-]+)/.exec(said(letters[0]?.raw ?? '')) ?? [];
    expect((await app.stranger.post('/api/notifications/unsubscribe', { token: `${token}x` })).status).toBe(
      404,
    );
    const oneClick = await app.stranger.post(
      `/api/notifications/unsubscribe/${token}`,
      'List-Unsubscribe=One-Click',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    );
    expect(oneClick).toMatchObject({ status: 200, body: { topics: ['comment'] } });
    expect((await app.stranger.post('/api/notifications/unsubscribe', { token })).status).toBe(200);
    await anna.post('/api/notifications/read', {});
    await mention(id, anna, '退订后');
    await app.admin.patch(`/api/accounts/${id}`, { phone: '0571-88880002' });
    await look();
    expect(letters).toEqual([]);
    const { body } = await anna.get<{ notifications: { kind: string }[] }>('/api/notifications?unread=1');
    expect(body.notifications.map(({ kind }) => kind)).toEqual(['comment.mention']);
  });

  test.each([[{ ways: { nonsense: 'mail' } }], [{ ways: { follow: 'pigeon' } }], [{ digestHour: 24 }]])(
    '%j is refused: 422',
    async (body) => expect((await wish(anna, body)).status).toBe(422),
  );
});
