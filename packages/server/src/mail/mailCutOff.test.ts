import type { MailAnswer, MailProposal } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../../test/mailServer.ts';
import { type MortalServer, openMortalServer } from '../jobs/resume.fixture.ts';

let post: TestMailServer;
let server: MortalServer;

beforeAll(async () => {
  post = await startMailServer();
  server = await openMortalServer('mail_cut_off', { SMTP_URL: post.url, MAIL_FROM: 'crm@gejie.example' });
});
afterAll(async () => {
  await server.close();
  await post.close();
});

async function askedFor(key: string): Promise<string> {
  const make = (path: string, values: object) =>
    server.ask<{ id: number }>('POST', `/api/${path}?duplicates=allow`, values);
  const account = await make('accounts', { name: '华东供水集团' });
  const meter = await make('products', { name: 'SM-1 智能水表', price: '398' });
  const { id } = await make('quotes', {
    name: key,
    account: account.id,
    validUntil: '2099-12-31',
    lines: [{ item: { module: 'products', id: meter.id }, quantity: '2' }],
  });
  const place = `/api/quotes/${id}`;
  await server.ask('POST', `${place}/send`, {});
  const proposal = await server.ask<MailProposal>('GET', `${place}/mail`);
  const { refused: _r, signature: _g, letter: _l, letters: _s, ...wish } = proposal;
  await server.ask('POST', `${place}/mail`, { ...wish, to: ['wang@huadong.example'] });
  return place;
}

const mails = (place: string) => server.ask<MailAnswer[]>('GET', `${place}/mails`);
const claims = () =>
  server.query<{ left: number }>(sql`
    select extract(epoch from next_try - now())::float8 as left from record_mail where state = 'waiting'`);
const runOut = () =>
  server.query(sql`update record_mail set next_try = now() where state = 'waiting' returning id`);

test('kill -9 between sending and settling: the letter stays claimed, then goes again under its own name, and is told of once (INV-06, PLT-15)', {
  timeout: 180_000,
}, async () => {
  const held = post.hold();
  const place = await askedFor('供水二期');
  await held.arrived;
  await server.die();
  // The mail server has it; whoever could have written that down is gone.
  held.goOn();
  await expect.poll(() => post.letters.length, { timeout: 30_000 }).toBe(1);
  await server.startAgain();
  expect(await mails(place)).toMatchObject([{ state: 'waiting' }]);
  const [claim] = await claims();
  expect(claim?.left).toBeGreaterThan(0);

  // The next server does not send what may still be on its way; a letter asked for later overtakes it.
  const later = await askedFor('供水三期');
  await expect.poll(async () => (await mails(later))[0]?.state, { timeout: 60_000 }).toBe('sent');
  expect(await mails(place)).toMatchObject([{ state: 'waiting' }]);
  expect(post.letters).toHaveLength(2);

  expect(await runOut()).toHaveLength(1);
  await expect
    .poll(() => mails(place), { timeout: 60_000 })
    .toMatchObject([{ state: 'sent', repeated: true }]);
  const names = post.letters.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
  expect(names).toHaveLength(3);
  expect(names[2]).toBe(names[0]);
  expect(names[1]).not.toBe(names[0]);
  const { entries } = await server.ask<{ entries: { kind: string }[] }>('GET', `${place}/history`);
  expect(entries.filter(({ kind }) => kind.startsWith('mail'))).toHaveLength(1);
});
