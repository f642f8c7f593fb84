import { systemSession } from '../access/elevation.ts';
import type { Client, TestApplication } from '../application.fixture.ts';
import { testPassword } from '../application.fixture.ts';
import { mentionBeforeLosingSight } from '../database/notifications/lostSight.fixture.ts';
import { ageNotices, nudge } from '../database/notifications/nudge.fixture.ts';
import { layIntoPool } from '../database/pools/pooled.fixture.ts';
import { putShare } from '../database/sharing/shareRows.ts';
import { uploadWith } from '../http/upload.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { planActivities } from './planActivities.fixture.ts';
import { readOut, remindAll, type SettledDealings, settleDealings } from './settleDealings.fixture.ts';
import {
  companyOf,
  documentName,
  documentText,
  emailOf,
  maskedInPools,
  nameOf,
  type Path,
  phoneOf,
  pooledIn,
  pools,
  roleInTeam,
  type SettledActivity,
  type World,
} from './world.fixture.ts';

/** A world in a database: what stands where in it, and a way to ask as each of its people. */
export interface SettledWorld {
  /** Somebody who sees and may do everything. */
  admin: Client;
  /** With a token for the programs of their phones, and some for programs that may do less. */
  people: {
    id: number;
    username: string;
    client: Client;
    token: string;
    tokens: Record<keyof typeof narrowed, string>;
  }[];
  departments: number[];
  records: number[];
  /** A file that hangs on each account, by the account's place. */
  files: Map<number, string>;
  /** A document on each account, by the account's place; everybody may see documents, as far as that goes. */
  documents: Map<number, { id: number; url: string }>;
  /** An event and a task about each account. */
  activities: SettledActivity[];
  dealings: SettledDealings;
  pools: number[];
  /** One on every record, and one that is somebody’s own, on an account. */
  tags: { common: number; own: { id: number; person: number } };
  /** Tells somebody, by the place, of nothing in particular. @returns the id of the notice */
  nudge(person: number): Promise<number>;
  /** Lets whatever people were told so far be of an hour ago. */
  ageNotices(): Promise<void>;
}

const narrowed = { readsAccounts: ['accounts:read'], writesContacts: ['contacts'] };

const moduleOf: Record<Path, string> = {
  accounts: 'account',
  contacts: 'contact',
  opportunities: 'opportunity',
  leads: 'lead',
};

/** Lets a world come into being, with comments, files and a change of every record to tell of. */
export async function settle(app: TestApplication, world: World): Promise<SettledWorld> {
  const { records: doors, company, database } = app.services;
  const system = systemSession(await company.facts(), 'leak test');
  const make = async (module: string, values: Record<string, unknown>) =>
    (await doors.create(system, module, values, { duplicates: 'allow' })).id;

  const departments: number[] = [];
  for (const [at, { parent }] of world.departments.entries())
    departments.push(
      await make('department', { name: `部门${at}`, parent: parent === null ? null : departments[parent] }),
    );
  const roles: number[] = [];
  for (const [at, { rights }] of world.roles.entries())
    roles.push(
      await make('role', {
        name: `角色${at}`,
        rights: {
          ...rights,
          documents: { see: 'own', edit: 'own' },
          events: { see: 'all' },
          tasks: { see: 'all' },
          'sales-orders': { see: 'own', create: true },
          invoices: { see: 'own' },
          'daily-reports': { see: 'own' },
          commitments: { see: 'own' },
        },
        functions: [],
      }),
    );
  const people: number[] = [];
  for (const [at, { department, manager, roles: held }] of world.people.entries())
    people.push(
      await make('user', {
        name: `同事${at}`,
        username: `person${at}`,
        password: testPassword,
        department: department === null ? null : departments[department],
        manager: manager === null ? null : people[manager],
        roles: held.map((role) => roles[role]),
      }),
    );
  for (const [at, { head, deputies }] of world.departments.entries())
    await doors.update(system, 'department', departments[at] as number, {
      head: head === null ? null : people[head],
      deputies: deputies.map((deputy) => people[deputy]),
    });

  const records: number[] = [];
  for (const [at, record] of world.records.entries())
    records.push(
      await make(moduleOf[record.path], {
        ...valuesOf(at, record, records),
        owner: record.owner === null ? null : people[record.owner],
        department: record.department === null ? null : departments[record.department],
      }),
    );
  for (const share of world.shares) {
    const [kind, grantee] =
      'person' in share.with
        ? (['user', people[share.with.person]] as const)
        : (['department', departments[share.with.department]] as const);
    const { path } = world.records[share.record] as World['records'][number];
    await putShare(database.kysely, {
      module: moduleOf[path],
      record: records[share.record] as number,
      grantee: grantee as number,
      kind,
      level: share.level,
      role: roleInTeam(share),
      until: share.expired ? '2026-01-01T00:00:00.000Z' : null,
      createdBy: null,
    });
  }
  for (const [at, rule] of world.rules.entries())
    await make('sharingRule', {
      name: `规则${at}`,
      module: rule.path,
      condition: { [rule.path === 'accounts' ? 'industry' : 'account.industry']: rule.industry },
      users: 'person' in rule.with ? [people[rule.with.person]] : [],
      departments: 'department' in rule.with ? [departments[rule.with.department]] : [],
      roles: 'role' in rule.with ? [roles[rule.with.role]] : [],
      level: rule.level,
      active: rule.active,
    });

  const poolIds: number[] = [];
  for (const [at, { department }] of pools.entries()) {
    const id = await make('pool', {
      name: `公海${at}`,
      module: 'accounts',
      departments: [departments[department]],
      masked: [...maskedInPools],
    });
    poolIds.push(id);
    await layIntoPool(
      database.kysely,
      id,
      pooledIn(world, at).map((account) => records[account] as number),
    );
  }

  const files = new Map<number, string>();
  const documents: SettledWorld['documents'] = new Map();
  for (const [at, { path }] of world.records.entries()) {
    const id = records[at] as number;
    await app.admin.post(`/api/${path}/${id}/comments`, {
      text: `关于${nameOf(at)}`,
      mentions: people,
    });
    await app.admin.post(`/api/${path}/${id}/tags`, { name: '重点' });
    if (path !== 'accounts') continue;
    files.set(at, await attach(app, id));
    documents.set(at, await fileAway(app, id));
  }
  await mentionBeforeLosingSight(app.databaseUrl, people);
  const activities = await planActivities(world, { records, people }, make);
  const places = { records, people, departments };
  const dealings = await settleDealings(app, world, places, make, system);
  await remindAll(app, people, activities);
  await readOut(
    app,
    [...documents.keys()].map((at) => records[at] as number),
  );
  const known = await Promise.all(people.map((id, at) => signedIn(app, id, `person${at}`)));
  const tags = await tagsIn(app, world, records, known);
  return {
    admin: app.admin,
    nudge: (person) => nudge(app.databaseUrl, people[person] as number),
    ageNotices: () => ageNotices(app.databaseUrl),
    people: known,
    departments,
    records,
    files,
    documents,
    activities,
    dealings,
    pools: poolIds,
    tags,
  };
}

async function signedIn(app: TestApplication, id: number, username: string) {
  const client = await app.signIn(username);
  const tokenOf = async (scopes: string[]) =>
    (await client.post<{ token: string }>('/api/tokens', { name: '程序', scopes })).body.token;
  return {
    id,
    username,
    client,
    token: await tokenOf(['*']),
    tokens: {
      readsAccounts: await tokenOf(narrowed.readsAccounts),
      writesContacts: await tokenOf(narrowed.writesContacts),
    },
  };
}

async function tagsIn(
  app: TestApplication,
  world: World,
  records: readonly number[],
  people: SettledWorld['people'],
): Promise<SettledWorld['tags']> {
  const oracle = new Oracle(world);
  const person = people.findIndex((_, at) => oracle.seen(at, 'accounts').length > 0);
  const [account = 0] = oracle.seen(person, 'accounts');
  const url = `/api/accounts/${records[account]}/tags`;
  const own = await people[person]?.client.post<{ id: number }>(url, { name: '私记', private: true });
  const all = (await app.admin.get<{ id: number; name: string }[]>('/api/tags')).body;
  return {
    common: all.find(({ name }) => name === '重点')?.id ?? 0,
    own: { id: own?.body.id ?? 0, person },
  };
}

function valuesOf(
  at: number,
  { path, account, industry, stage }: World['records'][number],
  records: number[],
) {
  const on = account === null ? null : records[account];
  const values: Record<Path, Record<string, unknown>> = {
    accounts: { name: nameOf(at), phone: phoneOf(at), website: `https://no${at}.example`, industry },
    contacts: { name: nameOf(at), mobile: phoneOf(at), title: `头衔${at}`, email: emailOf(at), account: on },
    opportunities: {
      name: nameOf(at),
      account: on,
      stage,
      amount: String(1000 + at),
      nextStep: `下一步${at}`,
      closeDate: '2027-06-30',
    },
    leads: { name: nameOf(at), mobile: phoneOf(at), company: companyOf(at) },
  };
  return values[path];
}

async function attach(app: TestApplication, account: number): Promise<string> {
  const boundary = 'leak-test';
  const payload = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="secret-${account}.txt"`,
    'Content-Type: text/plain',
    '',
    `secret of ${account}`,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const response = await app.http.inject({
    method: 'POST',
    url: `/api/accounts/${account}/files`,
    headers: {
      cookie: app.admin.cookie as string,
      'x-requested-with': 'gejie',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
  return (response.json() as { url: string }).url;
}

/** A document of nobody in the world, which hangs on an account. */
async function fileAway(app: TestApplication, account: number): Promise<{ id: number; url: string }> {
  const file = { name: `${documentName}${account}.txt`, content: documentText(account) };
  const { body } = await uploadWith(app.admin, '/api/documents', file, {
    related: { module: 'accounts', id: account },
  });
  return { id: body.id as number, url: (body.file as { url: string }).url };
}
