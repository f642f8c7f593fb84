import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  allFunctions,
  allRights,
  type Client,
  type TestApplication,
  testPassword,
} from '../application.fixture.ts';
import { openOrganization } from './organization.fixture.ts';

let app: TestApplication;
let registrar: Client & { id: number };
let ids: Record<string, number>;
beforeAll(async () => {
  ({ app, registrar, ids } = await openOrganization('guards'));
  const made = { name: '傀儡二号', username: 'second-puppet', password: testPassword };
  ids.puppet = (await registrar.post<{ id: number }>('/api/users', made)).body.id;
});
afterAll(() => app.close());

type Ask = (language: string) => Promise<Answer>;
/** The message stands at the field; '' for one about the record itself, null for one about what was asked. */
type Case = [what: string, ask: Ask, status: number, field: string | null, zh: RegExp, en: RegExp];

const more = (language: string) => ({ headers: { 'accept-language': language } });
const patch =
  (who: () => Client, url: () => string, body: () => unknown): Ask =>
  (language) =>
    who().patch(url(), body(), more(language));
const admin = () => app.admin;
const limited = () => registrar;

const circle = [/循环/, /circle|circular/] as const;
const lastOne = [/至少要保留/, /At least one/] as const;
const beyond = [/超出您自己的权限/, /beyond your own/] as const;
const ownFunctions = [/您自己没有的功能/, /don’t have yourself/] as const;
const cases: Case[] = [
  [
    'a department below itself',
    patch(
      admin,
      () => `/api/departments/${ids.east}`,
      () => ({ parent: ids.east }),
    ),
    422,
    'parent',
    ...circle,
  ],
  [
    'a department below one that is below it',
    patch(
      admin,
      () => `/api/departments/${ids.root}`,
      () => ({ parent: ids.hangzhou }),
    ),
    422,
    'parent',
    ...circle,
  ],
  [
    'a department deleted that has others below',
    (language) => app.admin.delete(`/api/departments/${ids.root}`, more(language)),
    409,
    '',
    /1 .*部门/,
    /1 .*[Dd]epartment/,
  ],
  [
    'a department deleted that has people',
    (language) => app.admin.delete(`/api/departments/${ids.manned}`, more(language)),
    409,
    '',
    /1 .*员工/,
    /1 .*[Uu]ser/,
  ],
  [
    'a department deleted that records belong to',
    (language) => app.admin.delete(`/api/departments/${ids.archive}`, more(language)),
    409,
    '',
    /1 .*客户/,
    /1 .*[Aa]ccount/,
  ],
  [
    'a user who is the own manager',
    patch(
      admin,
      () => `/api/users/${ids.lead}`,
      () => ({ manager: ids.lead }),
    ),
    422,
    'manager',
    ...circle,
  ],
  [
    'a user whose manager reports to the user',
    patch(
      admin,
      () => `/api/users/${ids.lead}`,
      () => ({ manager: ids.member }),
    ),
    422,
    'manager',
    ...circle,
  ],
  [
    'the last administrator deactivated',
    patch(
      admin,
      () => `/api/users/${ids.boss}`,
      () => ({ status: 'inactive' }),
    ),
    422,
    'status',
    /至少要保留一名拥有全部系统功能的在职管理员/,
    /At least one active administrator/,
  ],
  [
    'the last administrator without roles',
    patch(
      admin,
      () => `/api/users/${ids.boss}`,
      () => ({ roles: [] }),
    ),
    422,
    'roles',
    ...lastOne,
  ],
  [
    'the last administrator with a lesser role',
    patch(
      admin,
      () => `/api/users/${ids.boss}`,
      () => ({ roles: [ids.modest] }),
    ),
    422,
    'roles',
    ...lastOne,
  ],
  [
    'the last administrator deleted',
    (language) => app.admin.delete(`/api/users/${ids.boss}`, more(language)),
    409,
    null,
    ...lastOne,
  ],
  [
    'the last administrator’s role losing a function',
    patch(
      admin,
      () => `/api/roles/${ids.bossRole}`,
      () => ({ functions: ['users', 'settings'] }),
    ),
    422,
    'functions',
    ...lastOne,
  ],
  [
    'a role in use deleted: it says how many have it',
    (language) => app.admin.delete(`/api/roles/${ids.bossRole}`, more(language)),
    409,
    '',
    /1 .*员工/,
    /1 .*[Uu]ser/,
  ],
  [
    'a function given that the giver has not',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({ functions: ['audit'] }),
    ),
    422,
    'functions',
    ...ownFunctions,
  ],
  [
    'rights given that reach further than the giver’s',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({ rights: { '*': { see: 'tree' } } }),
    ),
    422,
    'rights',
    ...beyond,
  ],
  [
    'rights given in a single module',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({
        rights: { '*': { see: 'own' }, leads: { see: 'own', export: true } },
      }),
    ),
    422,
    'rights',
    ...beyond,
  ],
  [
    'a field given that the giver may only read',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({ rights: { '*': { see: 'own' } } }),
    ),
    422,
    'rights',
    ...beyond,
  ],
  [
    'a new role beyond its maker’s',
    (language) =>
      registrar.post(
        '/api/roles',
        { name: '自封', rights: allRights, functions: allFunctions },
        more(language),
      ),
    422,
    'functions',
    ...ownFunctions,
  ],
  [
    'a stronger role taken for oneself',
    patch(
      limited,
      () => `/api/users/${registrar.id}`,
      () => ({ roles: [ids.bossRole] }),
    ),
    422,
    'roles',
    /权限超出您自己的/,
    /gives more than you have/,
  ],
  [
    'a stronger role assigned to another',
    patch(
      limited,
      () => `/api/users/${ids.member}`,
      () => ({ roles: [ids.strong] }),
    ),
    422,
    'roles',
    /“总监”的权限超出您自己的/,
    /“总监” gives more than you have/,
  ],
  [
    'a new user with a stronger role',
    (language) =>
      registrar.post(
        '/api/users',
        { name: '傀儡', username: 'puppet', password: testPassword, roles: [ids.auditor] },
        more(language),
      ),
    422,
    'roles',
    /权限超出您自己的/,
    /gives more than you have/,
  ],
  [
    'a new user in a department that its maker does not see, with a role that does',
    (language) =>
      registrar.post(
        '/api/users',
        {
          name: '眼线',
          username: 'spy',
          password: testPassword,
          department: ids.east,
          roles: [ids.colleague],
        },
        more(language),
      ),
    422,
    'department',
    /“同事”能看到整个部门的记录/,
    /“同事” sees what is in the department/,
  ],
  [
    'a role that sees the department given in one that the giver does not see',
    patch(
      limited,
      () => `/api/users/${ids.member}`,
      () => ({ roles: [ids.colleague] }),
    ),
    422,
    'roles',
    /“同事”能看到整个部门的记录/,
    /“同事” sees what is in the department/,
  ],
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

describe('The organisation is guarded (ACC-01, ACC-02, ACC-03)', () => {
  it.each(cases)('against %s', async (_what, ask, status, field, zh, en) => {
    for (const [language, said] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const { body, status: answered } = await ask(language);
      expect(answered, JSON.stringify(body)).toBe(status);
      const errors = (body.errors ?? []) as { field: string; message: string }[];
      const told = field === null ? String(body.detail) : errors.find((one) => one.field === field)?.message;
      expect(told, JSON.stringify(body)).toMatch(said);
    }
  });

  it('and nothing of it has been done', async () => {
    const { body: boss } = await app.admin.get(`/api/users/${ids.boss}`);
    expect(boss).toMatchObject({ status: 'active', roles: [{ id: ids.bossRole }] });
    expect((await app.admin.get(`/api/departments/${ids.root}`)).body.parent).toBeNull();
    expect((await app.admin.get(`/api/roles/${ids.modest}`)).body.functions).toBeNull();
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
