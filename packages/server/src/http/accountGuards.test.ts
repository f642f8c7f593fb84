import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApplication, testPassword } from '../application.fixture.ts';
import { asking, type Case, expectRefused } from './guards.fixture.ts';
import { openOrganization } from './organization.fixture.ts';

let app: TestApplication;
let registrar: Client & { id: number };
let ids: Record<string, number>;
beforeAll(async () => {
  ({ app, registrar, ids } = await openOrganization('account_guards'));
  const made = { name: '傀儡二号', username: 'second-puppet', password: testPassword };
  ids.puppet = (await registrar.post<{ id: number }>('/api/users', made)).body.id;
});
afterAll(() => app.close());

const { patch, more } = asking;
const limited = () => registrar;

const cases: Case[] = [
  [
    'the password of somebody whose records one does not see',
    patch(
      limited,
      () => `/api/users/${ids.lead}`,
      () => ({ password: 'Stolen-Horse-9' }),
    ),
    422,
    'password',
    /能看到您看不到的记录/,
    /sees what you don’t/,
  ],
  [
    'the password of somebody stronger',
    patch(
      limited,
      () => `/api/users/${ids.boss}`,
      () => ({ password: 'Stolen-Horse-9' }),
    ),
    422,
    'password',
    /不能改动其登录/,
    /can’t change how the user signs in/,
  ],
  [
    'the address of somebody stronger, by which a provider would let in another',
    patch(
      limited,
      () => `/api/users/${ids.boss}`,
      () => ({ email: 'registrar@example.com' }),
    ),
    422,
    'email',
    /不能改动其登录/,
    /can’t change how the user signs in/,
  ],
  [
    'the address of somebody whose records one does not see, to whom they are mailed',
    patch(
      limited,
      () => `/api/users/${ids.plain}`,
      () => ({ email: 'registrar@example.com' }),
    ),
    422,
    'email',
    /能看到您看不到的记录/,
    /sees what you don’t/,
  ],
  [
    'the login name of somebody stronger',
    patch(
      limited,
      () => `/api/users/${ids.boss}`,
      () => ({ username: 'nobody' }),
    ),
    422,
    'username',
    /不能改动其登录/,
    /can’t change how the user signs in/,
  ],
  [
    'somebody stronger deactivated',
    patch(
      limited,
      () => `/api/users/${ids.boss}`,
      () => ({ status: 'inactive' }),
    ),
    422,
    'status',
    /超出您自己的/,
    /may do more than you/,
  ],
  [
    'somebody stronger deleted',
    (language) => registrar.delete(`/api/users/${ids.boss}`, more(language)),
    409,
    null,
    /超出您自己的/,
    /may do more than you/,
  ],
  [
    'a role taken away that the taker could not give',
    patch(
      limited,
      () => `/api/users/${ids.boss}`,
      () => ({ roles: [] }),
    ),
    422,
    'roles',
    /超出您自己的/,
    /may do more than you/,
  ],
  [
    'what belongs to somebody stronger handed over',
    (language) => registrar.post(`/api/users/${ids.boss}/leave`, { to: { user: ids.lead } }, more(language)),
    403,
    null,
    /不能为其办理离职交接/,
    /can’t hand over what belongs to them/,
  ],
  [
    'what somebody stronger owns counted',
    (language) => registrar.get(`/api/users/${ids.boss}/belongings`, more(language)),
    403,
    null,
    /不能为其办理离职交接/,
    /can’t hand over what belongs to them/,
  ],
  [
    'what belongs to a leaver taken for oneself',
    (language) =>
      registrar.post(`/api/users/${ids.plain}/leave`, { to: { user: registrar.id } }, more(language)),
    422,
    'to',
    /不能把它们交给自己/,
    /can’t go to yourself/,
  ],
  [
    'what belongs to a leaver taken for the own department',
    (language) =>
      registrar.post(`/api/users/${ids.plain}/leave`, { to: { department: ids.manned } }, more(language)),
    422,
    'to',
    /不能把它们交给自己/,
    /can’t go to yourself/,
  ],
  [
    'what belongs to a leaver taken by an account of one’s own making',
    (language) =>
      registrar.post(
        `/api/users/${ids.plain}/leave`,
        { to: { user: ids.boss }, rules: [{ module: 'leads', to: { users: [ids.boss, ids.puppet] } }] },
        more(language),
      ),
    422,
    'rules.0.to',
    /不能把它们交给自己/,
    /can’t go to yourself/,
  ],
  [
    'the place of a leaver taken',
    (language) =>
      registrar.post(
        `/api/users/${ids.plain}/leave`,
        { to: { user: ids.boss }, successor: registrar.id },
        more(language),
      ),
    422,
    'successor',
    /不能把它们交给自己/,
    /can’t go to yourself/,
  ],
  [
    'records out of sight counted by a condition',
    (language) =>
      registrar.post(
        `/api/users/${ids.plain}/leave/preview`,
        {
          to: { user: ids.boss },
          rules: [{ module: 'accounts', where: { name: { contains: 'A' } }, to: { user: ids.boss } }],
        },
        more(language),
      ),
    422,
    'rules.0.where',
    /不能按条件分配/,
    /can’t be split by a condition/,
  ],
];

describe('The accounts of others are guarded (ACC-01, ACC-03, ACC-06)', () => {
  it.each(cases)('against %s', expectRefused);

  it('and nothing of it has been done', async () => {
    expect((await app.admin.get(`/api/users/${ids.plain}`)).body).toMatchObject({
      status: 'active',
      email: null,
    });
  });

  it('but whoever manages users lets people go whose place is with those who may do more', async () => {
    const wish = { to: { user: ids.boss }, rules: [{ module: 'accounts', to: { user: ids.lead } }] };
    const preview = await registrar.post(`/api/users/${ids.plain}/leave/preview`, wish);
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
  });
});
