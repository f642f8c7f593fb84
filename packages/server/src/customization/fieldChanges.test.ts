import type { CustomizedField, CustomizedFields, ModuleMetadata } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, codesIn, customFields, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workshop_changes');
});

afterAll(() => app.close());

type Listed = { records: Record<string, unknown>[] };
type Values = Record<string, unknown>;

const account = (values: Values) => app.admin.post('/api/accounts?duplicates=allow', values);
const _listed = async (where: object) =>
  (await app.admin.get<Listed>('/api/accounts', { query: { where: JSON.stringify(where) } })).body.records;

describe('A field that is changed', () => {
  test('has another name, hint and place at once', async () => {
    for (const label of ['第一', '第二', '第三']) await addField(app.admin, 'roles', { type: 'text', label });
    const url = `${fieldsOf('roles')}/cf_disan`;
    const changed = await app.admin.patch(url, {
      label: { zh: '第三个', en: 'Third' },
      hint: '提示',
      order: 0,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { label: { zh: '第三个', en: 'Third' }, hint: { zh: '提示' }, order: 0 },
    });
    expect((await customFields(app.admin, 'roles')).map(({ name }) => name)).toEqual([
      'cf_disan',
      'cf_diyi',
      'cf_dier',
    ]);
  });

  test('leaves forms when it is hidden, and goes on working', async () => {
    await addField(app.admin, 'roles', { name: 'quiet', type: 'text', label: '隐藏项' });
    await app.admin.patch(`${fieldsOf('roles')}/cf_quiet`, { hidden: true });
    const { body: module } = await app.admin.get<ModuleMetadata>('/api/modules/roles');
    const shown = module.layout.sections.flatMap(({ fields }) => fields.map(({ field }) => field));
    expect(shown).not.toContain('cf_quiet');
    expect(module.fields.find(({ name }) => name === 'cf_quiet')).toMatchObject({ hidden: true });
  });

  test('keeps values that records have: they are retired, not deleted', async () => {
    const url = `${fieldsOf('accounts')}/cf_region`;
    await addField(app.admin, 'accounts', {
      name: 'region',
      type: 'choice',
      label: '大区',
      choices: ['east', 'west'],
    });
    const { body: created } = await account({ name: '华东公司', cf_region: 'east' });
    const refused = await app.admin.patch(url, { choices: ['west'] });
    expect([refused.status, codesIn(refused)]).toEqual([422, { choices: 'choiceInUse' }]);
    const retired = [
      { value: 'east', label: '华东', retired: true },
      { value: 'west', label: '华西' },
    ];
    expect((await app.admin.patch(url, { choices: retired })).status).toBe(200);
    expect(codesIn(await account({ name: '又一家', cf_region: 'east' }))).toEqual({
      cf_region: 'retiredChoice',
    });
    expect((await app.admin.patch(`/api/accounts/${created.id}`, { phone: '88162200' })).status).toBe(200);
  });

  test('has values that go with those of another', async () => {
    await addField(app.admin, 'accounts', {
      name: 'country',
      type: 'choice',
      label: '国别',
      choices: ['cn', 'de'],
    });
    await addField(app.admin, 'accounts', {
      name: 'port',
      type: 'choice',
      label: '口岸',
      dependsOn: 'cf_country',
      choices: [
        { value: 'shanghai', label: '上海', onlyFor: ['cn'] },
        { value: 'hamburg', label: '汉堡', onlyFor: ['de'] },
      ],
    });
    const wrong = await account({ name: '口岸公司', cf_country: 'cn', cf_port: 'hamburg' });
    expect(codesIn(wrong)).toEqual({ cf_port: 'choiceDependsOn' });
    expect((await account({ name: '口岸公司', cf_country: 'de', cf_port: 'hamburg' })).status).toBe(201);
    // In a circle neither could be chosen first.
    const country = `${fieldsOf('accounts')}/cf_country`;
    const circle = await app.admin.patch(country, { dependsOn: 'cf_port' });
    expect(codesIn(circle)).toEqual({ dependsOn: 'dependsInTurn' });
    // A value that has gone stands in nobody's way, one that never was is a mistake.
    expect((await app.admin.patch(country, { choices: ['de'] })).status).toBe(200);
    const port = `${fieldsOf('accounts')}/cf_port`;
    const moved = await app.admin.patch<CustomizedField>(port, { order: 0, label: '港口' });
    expect(moved.status).toBe(200);
    expect(moved.body.choices?.map(({ onlyFor }) => onlyFor)).toEqual([undefined, ['de']]);
    const choices = [{ label: '上海', onlyFor: ['moon'] }];
    expect(codesIn(await app.admin.patch(port, { choices }))).toEqual({ choices: 'notChoice' });
  });

  test('is found by search once it is said to be, and no more when it is not', async () => {
    await addField(app.admin, 'accounts', { name: 'nick', type: 'text', label: '江湖名号' });
    const { body: created } = await account({ name: '普通公司', cf_nick: '霹雳火' });
    const found = async () =>
      (await app.admin.get<Listed>('/api/accounts', { query: { q: '霹雳' } })).body.records.map(
        ({ id }) => id,
      );
    expect(await found()).toEqual([]);
    await app.admin.patch(`${fieldsOf('accounts')}/cf_nick`, { search: true });
    await vi.waitFor(async () => expect(await found()).toEqual([created.id]), 10_000);
    await app.admin.delete(`${fieldsOf('accounts')}/cf_nick`);
    await vi.waitFor(async () => expect(await found()).toEqual([]), 10_000);
  });

  test('of the product keeps all but its values', async () => {
    const url = `${fieldsOf('accounts')}/industry`;
    expect(codesIn(await app.admin.patch(url, { label: '行当' }))).toEqual({ label: 'readOnly' });
    const { body } = await app.admin.get<CustomizedFields>(fieldsOf('accounts'));
    const choices = body.fields.find(({ name }) => name === 'industry')?.choices ?? [];
    const wanted = [
      { value: 'shipping', label: { zh: '航运', en: 'Shipping' }, color: 'blue' },
      ...choices.map(({ value, label }) => ({ value, label })),
    ];
    const changed = await app.admin.patch<CustomizedField>(url, { choices: wanted });
    expect([changed.status, changed.body.choices?.[0]]).toMatchObject([
      200,
      { value: 'shipping', color: 'blue' },
    ]);
    expect((await account({ name: '航运公司', industry: 'shipping' })).body).toMatchObject({
      industry: 'shipping',
    });
    expect(codesIn(await app.admin.patch(url, { choices: wanted.slice(1) }))).toEqual({
      choices: 'choiceInUse',
    });
    const without = wanted.filter(({ value }) => value !== choices[0]?.value);
    expect(codesIn(await app.admin.patch(url, { choices: without }))).toEqual({ choices: 'choiceReliedOn' });
  });

  test('of the product takes its values back as they were answered, in another order and colour', async () => {
    const url = `${fieldsOf('leads')}/industry`;
    const { body } = await app.admin.get<CustomizedFields>(fieldsOf('leads'));
    const { choices = [], version } = body.fields.find(({ name }) => name === 'industry') ?? {};
    const [first, ...rest] = choices;
    const wanted = [...rest, { ...first, color: 'violet', retired: true }];
    const changed = await app.admin.patch<CustomizedField>(url, { choices: wanted, version });
    expect([changed.status, codesIn(changed)]).toEqual([200, {}]);
    expect(changed.body.choices?.at(-1)).toMatchObject({
      value: first?.value,
      color: 'violet',
      retired: true,
      fixed: true,
    });
    const late = await app.admin.patch(url, { choices, version });
    expect(late.status).toBe(409);
  });

  test('is not changed over what another administrator has just made of it', async () => {
    const field = await addField(app.admin, 'contacts', { type: 'choice', label: '喜好', choices: ['茶'] });
    const url = `${fieldsOf('contacts')}/${field.body.name}`;
    const { version, choices = [] } = field.body;
    const more = [...choices, { label: '咖啡' }];
    const one = await app.admin.patch<CustomizedField>(url, { choices: more, version });
    expect([one.status, one.body.version === version]).toEqual([200, false]);
    const other = await app.admin.patch(url, { label: '口味', choices, version });
    expect(other.status).toBe(409);
    const again = await app.admin.patch<CustomizedField>(url, { label: '口味', version: one.body.version });
    expect([again.status, again.body.choices?.length]).toEqual([200, 2]);
    expect(codesIn(await app.admin.patch(url, { label: '味', version: 7 }))).toEqual({ version: 'notText' });
    // Where lists sort by it, or where it stands, is no other field.
    await app.admin.get('/api/contacts', { query: { sort: field.body.name } });
    await vi.waitFor(() =>
      expect(app.services.registry().module('contact').fields.get(field.body.name)?.index).toBe(true),
    );
    const { body } = await app.admin.get<CustomizedFields>(fieldsOf('contacts'));
    expect(body.fields.find(({ name }) => name === field.body.name)?.version).toBe(again.body.version);
  });

  test('of the product can’t retire what the system relies on', async () => {
    const url = `${fieldsOf('leads')}/status`;
    const { body } = await app.admin.get<CustomizedFields>(fieldsOf('leads'));
    const choices = body.fields.find(({ name }) => name === 'status')?.choices ?? [];
    const wanted = choices.map(({ value, label, reliedOn }) => ({
      value,
      label,
      retired: reliedOn === true,
    }));
    expect(codesIn(await app.admin.patch(url, { choices: wanted }))).toEqual({ choices: 'choiceReliedOn' });
  });
});
