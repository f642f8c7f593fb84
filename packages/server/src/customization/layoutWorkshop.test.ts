import type { ArrangementAnswer, Layout, ModuleMetadata } from '@gejie/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, codesIn, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;
let seller: Client & { id: number };
let sellers: number;

beforeAll(async () => {
  app = await openApplication('arranging');
  seller = await app.person('seller', { rights: allRights });
  const { body } = await app.admin.get<{ roles: { id: number }[] }>(`/api/users/${seller.id}`);
  sellers = body.roles[0]?.id ?? 0;
});

afterAll(() => app.close());

const url = '/api/customization/leads/layout';
const read = async () => (await app.admin.get<ArrangementAnswer>(url)).body;
const put = (change: object) => app.admin.put<ArrangementAnswer>(url, change);
const metadata = async (client: Client) => (await client.get<ModuleMetadata>('/api/modules/leads')).body;
const sectionsOf = ({ layout }: ModuleMetadata) =>
  layout.sections.map(({ name, fields }) => [name, ...fields.map(({ field }) => field)]);
const lead = (client: Client, values: object) =>
  client.post('/api/leads?duplicates=allow', {
    name: '王小明',
    company: '远山',
    mobile: '13800001111',
    ...values,
  });

const fieldsIn = ({ sections }: Pick<Layout, 'sections'>) =>
  sections.flatMap(({ fields }) => fields.map(({ field }) => field));

/** Only what is needed, in one section. */
async function smallLayout(...more: string[]): Promise<Omit<Layout, 'unused'>> {
  const { fields } = await read();
  const names = fields.filter(({ indispensable }) => indispensable).map(({ name }) => name);
  return {
    facts: ['status'],
    sections: [
      {
        name: 'only',
        label: { zh: '要点', en: 'Essentials' },
        fields: [...names, ...more].map((field) => ({ field, width: 'full' })),
      },
    ],
    quickCreate: ['name'],
    related: [],
  };
}

beforeEach(async () => {
  await put({ standard: null, variants: [], rules: {}, list: null, search: null });
});

describe('A layout that an administrator makes (PLT-06)', () => {
  test('is everyone’s at once, until it is put back to the standard', async () => {
    const before = sectionsOf(await metadata(seller));
    const layout = await smallLayout('email');
    const saved = await put({ standard: layout });
    expect(saved.status).toBe(200);
    expect(saved.body.standard).toMatchObject(layout);
    const shown = await metadata(seller);
    expect(sectionsOf(shown)).toEqual([['only', ...fieldsIn(layout)]]);
    expect(shown.layout).toMatchObject({ facts: ['status'], quickCreate: ['name'], related: [] });
    await put({ standard: null });
    expect(sectionsOf(await metadata(seller))).toEqual(before);
  });

  test('is heard of by every process and by whoever looks at a screen', async () => {
    const other = await app.secondProcess();
    try {
      await put({ standard: await smallLayout() });
      const there = other.client({ cookie: app.admin.cookie ?? '' });
      await vi.waitFor(async () => expect(sectionsOf(await metadata(there))).toHaveLength(1));
    } finally {
      await other.close();
    }
  });

  test('by role is taken by who has the role; the first that fits', async () => {
    const small = await smallLayout();
    const other = await smallLayout('email');
    await put({
      variants: [
        { ...small, name: '销售', roles: [sellers] },
        { ...other, name: '又一个', roles: [sellers] },
      ],
    });
    const theirs = sectionsOf(await metadata(seller));
    expect(theirs).toEqual([['only', ...fieldsIn(small)]]);
    expect(sectionsOf(await metadata(app.admin)).length).toBeGreaterThan(1);
  });

  test('without a field that must be filled in is refused, and so is one twice, or none that there is', async () => {
    const layout = await smallLayout();
    const [section] = layout.sections;
    const lacking = { ...layout, sections: [{ ...section, fields: section?.fields.slice(1) }] };
    const refused = await put({ standard: lacking });
    expect([refused.status, codesIn(refused)]).toEqual([422, { 'standard.sections': 'layoutLacks' }]);
    const fields = [
      ...(section?.fields ?? []),
      { field: 'name', width: 'half' },
      { field: 'nmae', width: 'half' },
    ];
    const wrong = await put({ standard: { ...layout, sections: [{ ...section, fields }], facts: ['x'] } });
    expect(codesIn(wrong)).toEqual({
      [`standard.sections.0.fields.${fields.length - 2}`]: 'placedTwice',
      [`standard.sections.0.fields.${fields.length - 1}`]: 'unknownField',
      'standard.facts.0': 'unknownField',
    });
  });

  test('shows a field that is made afterwards in a last section, and drops one that is deleted', async () => {
    await put({ standard: await smallLayout() });
    await addField(app.admin, 'leads', { name: 'later', type: 'text', label: '后加' });
    expect(sectionsOf(await metadata(seller)).at(-1)).toEqual(['added', 'cf_later']);
    const kept = await smallLayout('cf_later');
    await put({ standard: kept, list: ['name', 'cf_later'] });
    expect(sectionsOf(await metadata(seller))).toHaveLength(1);
    expect((await metadata(seller)).list).toEqual(['name', 'cf_later']);
    await app.admin.delete(`${fieldsOf('leads')}/cf_later`);
    const after = await metadata(seller);
    expect(sectionsOf(after).flat()).not.toContain('cf_later');
    expect(after.list).toEqual(['name']);
    expect((await lead(seller, {})).status).toBe(201);
  });

  test('left without a field on purpose does not show it in a last section', async () => {
    await addField(app.admin, 'leads', { name: 'unwanted', type: 'text', label: '不要' });
    await put({ standard: await smallLayout() });
    expect(sectionsOf(await metadata(seller)).flat()).not.toContain('cf_unwanted');
    await app.admin.delete(`${fieldsOf('leads')}/cf_unwanted`);
  });

  test('of two administrators at once, the second is told', async () => {
    const { version } = await read();
    expect((await put({ version, list: ['name'] })).status).toBe(200);
    const late = await put({ version, list: ['name', 'company'] });
    expect(late.status).toBe(409);
    expect((await read()).list).toEqual(['name']);
  });

  test('is told to the operation log, and made by those with the function alone', async () => {
    await put({ list: ['name', 'company'] });
    const log = await app.admin.get<{ records: unknown[] }>('/api/audit-log', {
      query: { where: JSON.stringify({ kind: 'customization.changed' }) },
    });
    expect(log.body.records[0]).toMatchObject({
      label: '潜在客户',
      detail: { deed: 'arranged', parts: ['list'] },
    });
    expect((await seller.get(url)).status).toBe(403);
    expect((await seller.put(url, { list: null })).status).toBe(403);
    expect((await app.admin.get('/api/customization/nothing/layout')).status).toBe(404);
  });
});

describe('A rule over a field (PLT-06)', () => {
  test('requires it by condition, in the form and on the server', async () => {
    await put({ rules: { email: { required: { when: { source: 'website' } } } } });
    const described = (await metadata(seller)).fields.find(({ name }) => name === 'email');
    expect(described?.requiredWhen).toEqual({ source: { eq: 'website' } });
    expect(codesIn(await lead(seller, { source: 'website' }))).toEqual({ email: 'required' });
    const other = await lead(seller, { source: 'referral' });
    expect(other.status).toBe(201);
    const address = `/api/leads/${other.body.id}`;
    expect(codesIn(await seller.patch(address, { source: 'website' }))).toEqual({ email: 'required' });
    expect((await seller.patch(address, { source: 'website', email: 'a@b.cn' })).status).toBe(200);
  });

  test('makes it read-only for some roles', async () => {
    await put({ rules: { source: { readOnly: { roles: [sellers] } } } });
    const made = await lead(app.admin, { source: 'website' });
    const address = `/api/leads/${made.body.id}`;
    expect(codesIn(await seller.patch(address, { source: 'referral' }))).toEqual({ source: 'readOnlyNow' });
    expect((await seller.patch(address, { source: 'website', email: 'b@b.cn' })).status).toBe(200);
    expect((await app.admin.patch(address, { source: 'referral' })).status).toBe(200);
  });

  test('hides it from those without a role, who then are not asked for it either', async () => {
    await put({ rules: { email: { visible: { roles: [sellers] }, required: {} } } });
    expect(sectionsOf(await metadata(seller)).flat()).toContain('email');
    expect(sectionsOf(await metadata(app.admin)).flat()).not.toContain('email');
    expect((await lead(app.admin, {})).status).toBe(201);
    expect(codesIn(await lead(seller, {}))).toEqual({ email: 'required' });
  });

  test('binds whoever fills in the dialog of an action, at the field there', async () => {
    const accounts = '/api/customization/accounts/layout';
    const when = { industry: 'instruments' };
    expect((await app.admin.put(accounts, { rules: { website: { required: { when } } } })).status).toBe(200);
    const { body: asked } = await lead(seller, { industry: 'instruments' });
    const convert = (values: object) => seller.post(`/api/leads/${asked.id}/convert`, values);
    expect(codesIn(await convert({}))).toEqual({ 'account.website': 'required' });
    expect((await convert({ account: { website: 'https://yuanshan.example.cn' } })).status).toBe(200);
    const { body: other } = await lead(seller, { industry: 'software' });
    expect((await seller.post(`/api/leads/${other.id}/convert`, {})).status).toBe(200);
    await app.admin.put(accounts, { rules: {} });
  });

  test('never keeps anybody from what a record needs', async () => {
    const refused = await put({
      rules: {
        name: { visible: { roles: [sellers] } },
        company: { readOnly: {} },
        nothing: { required: {} },
      },
    });
    expect(refused.status).toBe(422);
    expect(codesIn(refused)).toMatchObject({
      'rules.name.visible': 'mustBeTyped',
      'rules.nothing': 'unknownField',
    });
  });

  test('asks about the record itself, with values that there are', async () => {
    const codes = async (when: object) => codesIn(await put({ rules: { email: { required: { when } } } }));
    const at = 'rules.email.required.when';
    expect(await codes({ owner: '$me' })).toEqual({ [at]: 'notPlainFilter' });
    expect(await codes({ createdAt: { within: 'thisMonth' } })).toEqual({ [at]: 'notPlainFilter' });
    expect(await codes({ 'owner.name': '王' })).toEqual({ [at]: 'notPlainFilter' });
    expect(await codes({ source: 'moon' })).toEqual({ [`${at}.source`]: 'notChoice' });
    expect(await codes({ nothing: 1 })).toEqual({ [`${at}.nothing`]: 'unknownField' });
    const roles = await put({ rules: { email: { required: { roles: [999_999] } } } });
    expect(codesIn(roles)).toEqual({ 'rules.email.required.roles': 'unknownReference' });
  });

  test('shows no field by its own value: nobody could ever fill it in', async () => {
    const when = { any: [{ source: 'website' }, { email: { empty: false } }] };
    expect(codesIn(await put({ rules: { email: { visible: { when } } } }))).toEqual({
      'rules.email.visible.when': 'shownByItself',
    });
    expect((await put({ rules: { email: { readOnly: { when } } } })).status).toBe(200);
  });

  test('that asks about a field deleted since is no longer there', async () => {
    await addField(app.admin, 'leads', { name: 'vip', type: 'boolean', label: '贵宾' });
    await put({ rules: { email: { required: { when: { cf_vip: true } } } } });
    expect(codesIn(await lead(seller, { cf_vip: true }))).toEqual({ email: 'required' });
    await app.admin.delete(`${fieldsOf('leads')}/cf_vip`);
    expect(
      (await metadata(seller)).fields.find(({ name }) => name === 'email')?.requiredWhen,
    ).toBeUndefined();
    expect((await lead(seller, {})).status).toBe(201);
  });
});

describe('Layouts and rules of a role that is deleted (PLT-06)', () => {
  test('are nobody’s, keep nothing from anybody, and stand in the way of no other change', async () => {
    const { body: role } = await app.admin.post('/api/roles', { name: '短命', rights: {} });
    const roles = [role.id as number];
    const kept = await put({
      variants: [{ ...(await smallLayout()), name: '他们的', roles }],
      rules: { email: { visible: { roles } }, source: { readOnly: { roles: [...roles, sellers] } } },
    });
    expect(kept.status).toBe(200);
    const hasEmail = async () =>
      sectionsOf(await metadata(seller))
        .flat()
        .includes('email');
    expect(await hasEmail()).toBe(false);
    expect((await app.admin.delete(`/api/roles/${role.id}`)).status).toBe(204);
    await vi.waitFor(async () => expect(await hasEmail()).toBe(true));
    const { rules, variants } = await read();
    expect(rules).toEqual({ source: { readOnly: { roles: [sellers] } } });
    expect(variants).toMatchObject([{ name: '他们的', roles: [] }]);
    expect((await put({ rules: { ...rules, phone: { required: {} } }, variants })).status).toBe(200);
  });
});

describe('A list that an administrator arranges (PLT-06)', () => {
  test('has these columns where no view says otherwise', async () => {
    await put({ list: ['name', 'email', 'owner.department'] });
    expect((await metadata(seller)).list).toEqual(['name', 'email', 'owner.department']);
    expect(codesIn(await put({ list: ['name', 'nothing', 'source.name'] }))).toEqual({
      'list.1': 'unknownField',
      'list.2': 'unknownField',
    });
  });

  test('is searched in these fields, also for what was there before', async () => {
    await lead(seller, { name: '周寻', email: 'needle@haystack.cn' });
    const found = async () =>
      (await seller.get<{ records: unknown[] }>('/api/leads', { query: { q: 'haystack' } })).body.records;
    const { search } = await read();
    await put({ search: search.filter((name) => name !== 'email') });
    await vi.waitFor(async () => expect(await found()).toEqual([]), { timeout: 15_000 });
    await put({ search: [...search, 'email'] });
    await vi.waitFor(async () => expect(await found()).toHaveLength(1), { timeout: 15_000 });
  });
});
