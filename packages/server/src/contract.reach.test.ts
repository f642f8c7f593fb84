import type { Module, OperatorName, Reach } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from './application.fixture.ts';
import { createRecord, contracted as modules } from './contract.fixture.ts';

let app: TestApplication;

/** Whose records there are: of people in a tree of departments, and of the departments themselves. */
const owners = ['me', 'mate', 'below', 'outsider', 'east', 'hangzhou', 'headquarters'] as const;
type Owner = (typeof owners)[number];

/** What each reach finds of them, for somebody in the department `east`, above `hangzhou`, below `headquarters`. */
const expected: Record<Reach, readonly Owner[]> = {
  none: [],
  own: ['me'],
  department: ['me', 'mate', 'east'],
  tree: ['me', 'mate', 'below', 'east', 'hangzhou'],
  all: owners,
};

let holders: Record<Owner, { owner: number | null; department: number }>;
let asked: Record<Reach, Client & { id: number }>;

beforeAll(async () => {
  app = await openApplication('reach', { rateLimits: { requests: 0, signIns: 100_000 } });
  const headquarters = await app.department('总部');
  const east = await app.department('华东', headquarters);
  const hangzhou = await app.department('杭州', east);
  const member = async (name: string, department: number) => ({
    owner: (await app.person(name, { department })).id,
    department,
  });
  holders = {
    me: await member('me', east),
    mate: await member('mate', east),
    below: await member('below', hangzhou),
    outsider: await member('outsider', headquarters),
    east: { owner: null, department: east },
    hangzhou: { owner: null, department: hangzhou },
    headquarters: { owner: null, department: headquarters },
  };
  asked = {} as typeof asked;
});

afterAll(() => app.close());

/** The person `me`, with rights of one reach from now on. */
async function reaching(reach: Reach): Promise<Client> {
  const grant = { see: reach, edit: reach, delete: reach, assign: reach, create: true } as const;
  const { id } = asked[reach] ?? { id: 0 };
  if (id === 0) {
    const role = await app.admin.post('/api/roles', { name: `reach ${reach}`, rights: { '*': grant } });
    asked[reach] = { id: role.body.id as number } as Client & { id: number };
  }
  await app.admin.patch(`/api/users/${holders.me.owner}`, { roles: [asked[reach].id] });
  return app.signIn('me');
}

async function recordsOf(module: Module): Promise<Record<Owner, number>> {
  const ids = {} as Record<Owner, number>;
  for (const owner of owners) {
    const values = { [module.title]: `${owner} 的样本`, ...holders[owner] };
    ids[owner] = (await createRecord(app, app.admin, module, values)).id;
  }
  return ids;
}

const owned = modules.filter(({ ownership }) => ownership === 'record');
const common = modules.filter(({ ownership }) => ownership === 'none');

describe.each(owned.map((module) => [module.path, module] as const))('%s', (path, module) => {
  const url = `/api/${path}`;
  let ids: Record<Owner, number>;
  let within: string;

  beforeAll(async () => {
    ids = await recordsOf(module);
    within = JSON.stringify({ id: { in: Object.values(ids) } });
  });

  const named = (found: readonly { id: number }[]) =>
    owners.filter((owner) => found.some(({ id }) => id === ids[owner]));

  test.each(['own', 'department', 'tree', 'all'] as const)(
    'reach “%s” finds what it should on every path',
    async (reach) => {
      const me = await reaching(reach);
      const list = await me.get<{ records: { id: number }[]; count: { value: number } }>(url, {
        query: { where: within, count: '1', limit: '200' },
      });
      expect(named(list.body.records)).toEqual(expected[reach]);
      expect(list.body.count.value).toBe(expected[reach].length);
      const search = await me.get<{ groups: { records: { id: number }[] }[] }>('/api/search', {
        query: { q: '的样本', modules: path, limit: '50' },
      });
      expect(named(search.body.groups.flatMap(({ records }) => records))).toEqual(expected[reach]);
      for (const owner of owners) {
        const status = expected[reach].includes(owner) ? 200 : 404;
        for (const part of ['', '/history', '/timeline', '/comments', '/tags', '/files', '/followers'])
          expect((await me.get(`${url}/${ids[owner]}${part}`)).status, `${owner}${part}`).toBe(status);
        expect((await me.patch(`${url}/${ids[owner]}`, {})).status, owner).toBe(status);
        if (status === 404) expect((await me.delete(`${url}/${ids[owner]}`)).status).toBe(404);
      }
    },
  );

  test('without the right to see there is nothing, without the right to change only looking', async () => {
    const blind = await reaching('none');
    expect((await blind.get(url)).status).toBe(403);
    expect((await blind.get(`${url}/${ids.me}`)).status).toBe(403);
    expect((await blind.get(`${url}/export`)).status).toBe(403);
    const looker = await app.person(`looker-${path}`, { rights: { [path]: { see: 'all' } } });
    const read = await looker.get(`${url}/${ids.me}`);
    expect(read.body.rights).toEqual({ edit: false, delete: false, assign: false, share: false });
    expect((await looker.patch(`${url}/${ids.me}`, { [module.title]: 'x' })).status).toBe(403);
    expect((await looker.delete(`${url}/${ids.me}`)).status).toBe(403);
    expect((await looker.post(url, { [module.title]: 'x' })).status).toBe(403);
    expect((await looker.get(`${url}/export`)).status).toBe(403);
    expect((await looker.post(`${url}/bulk`, { ids: [ids.me], action: 'delete' })).status).toBe(403);
    expect(await looker.get(`/api/modules/${path}`)).toMatchObject({
      body: { rights: { see: true, edit: false, create: false, export: false, import: false, bulk: false } },
    });
  });

  test('whoever may not assign keeps the owner; whoever may, hands over', async () => {
    const { me, mate } = holders;
    const rights = { '*': { see: 'all', edit: 'all', create: true } } as const;
    const editor = await app.person(`editor-${path}`, { rights });
    const refused = await editor.patch(`${url}/${ids.me}`, { owner: mate.owner });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'owner', code: 'notAllowed' }] },
    });
    const assigner = await app.person(`assigner-${path}`, { rights: { '*': { see: 'all', assign: 'all' } } });
    const handed = await assigner.patch(`${url}/${ids.me}`, { owner: mate.owner });
    expect(handed).toMatchObject({ status: 200, body: { owner: { id: mate.owner } } });
    expect((await app.admin.patch(`${url}/${ids.me}`, { owner: me.owner })).status).toBe(200);
  });

  test('a field that is hidden does not exist, one for reading is not written', async () => {
    const free = [...module.fields.values()].filter(
      ({ name, kernel, required, readOnly, type }) =>
        !kernel && !required && !readOnly && !type.computed && name !== module.title,
    );
    // Long texts can't be asked for by a value.
    const asked = (operator: OperatorName) => free.find(({ type }) => type.operators.includes(operator));
    const field = asked('eq') ?? asked('empty');
    if (!field) throw new Error(`${path} has no field to hide`);
    const { name } = field;
    const rightsWith = (right: 'hidden' | 'read') => ({
      [path]: { see: 'all', edit: 'all', create: true, fields: { [name]: right } } as const,
    });
    const kept = await app.person(`kept-${path}`, { rights: rightsWith('hidden') });
    expect((await kept.get(`${url}/${ids.me}`)).body).not.toHaveProperty(name);
    expect(
      (await kept.get(url, { query: { where: JSON.stringify({ [name]: { empty: true } }) } })).status,
    ).toBe(400);
    expect((await kept.get(url, { query: { fields: name } })).status).toBe(400);
    if (field.type.sortable) expect((await kept.get(url, { query: { sort: name } })).status).toBe(400);
    expect((await kept.patch(`${url}/${ids.me}`, { [name]: null })).body.errors).toMatchObject([
      { code: 'unknownField' },
    ]);
    // Choices tell of values by a key that may be the name of a field, too.
    const told = JSON.stringify((await kept.get(`/api/modules/${path}`)).body, (key, value) =>
      key === 'choices' ? undefined : value,
    );
    expect(told).not.toContain(`"${name}"`);
    const reader = await app.person(`reader-${path}`, { rights: rightsWith('read') });
    expect((await reader.get(`${url}/${ids.me}`)).body).toHaveProperty(name);
    expect((await reader.patch(`${url}/${ids.me}`, { [name]: null })).body.errors).toMatchObject([
      { code: 'notAllowed' },
    ]);
  });
});

describe.each(common.map((module) => [module.path, module] as const))(
  '%s, which belong to nobody,',
  (path, module) => {
    const url = `/api/${path}`;

    test('are written with a function only, whatever rights there are in modules', async () => {
      const { id } = await createRecord(app, app.admin, module);
      const powerful = await app.person(`powerful-${path}`, { rights: allRights });
      expect((await powerful.get(`${url}/${id}`)).body.rights ?? {}).not.toMatchObject({ edit: true });
      expect((await powerful.post(url, { [module.title]: 'x' })).status).toBe(403);
      expect((await powerful.patch(`${url}/${id}`, { [module.title]: 'x' })).status).toBe(403);
      expect((await powerful.delete(`${url}/${id}`)).status).toBe(403);
      const { writtenWith, writtenWithin } = module.definition;
      const functions = [String(writtenWithin?.unless ?? writtenWith)];
      const clerk = await app.person(`clerk-${path}`, { functions });
      expect((await clerk.patch(`${url}/${id}`, { [module.title]: '改过' })).status).toBe(200);
    });

    test('are seen by everybody when the module says so, else by those with the right', async () => {
      const nobody = await app.person(`nobody-${path}`);
      expect((await nobody.get(url)).status).toBe(module.definition.everyoneSees ? 200 : 403);
    });
  },
);
