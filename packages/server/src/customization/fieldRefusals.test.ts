import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, codesIn, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workshop_refusals');
});

afterAll(() => app.close());

type Listed = { records: Record<string, unknown>[] };
type Values = Record<string, unknown>;

const _account = (values: Values) => app.admin.post('/api/accounts?duplicates=allow', values);
const _listed = async (where: object) =>
  (await app.admin.get<Listed>('/api/accounts', { query: { where: JSON.stringify(where) } })).body.records;

describe('A field that an administrator adds (PLT-05)', () => {
  beforeAll(async () => {
    const level = { name: 'level', type: 'choice', label: '合作等级', choices: ['战略'] };
    expect((await addField(app.admin, 'accounts', level)).status).toBe(201);
  });

  test.each<[string, Values, Record<string, string>]>([
    ['no type', { label: '甲' }, { type: 'required' }],
    ['an unknown type', { type: 'hologram', label: '甲' }, { type: 'notFieldType' }],
    ['a type that only the product makes', { type: 'rollup', label: '甲' }, { type: 'notFieldType' }],
    ['no label', { type: 'text' }, { label: 'required' }],
    ['a label that is there', { type: 'text', label: '客户名称' }, { label: 'notUnique' }],
    ['a label of the kernel', { type: 'text', label: '负责人' }, { label: 'notUnique' }],
    ['a label too long', { type: 'text', label: '长'.repeat(61) }, { label: 'tooLong' }],
    ['a label that is a list', { type: 'text', label: ['甲'] }, { label: 'notText' }],
    ['a name with a space', { type: 'text', label: '甲', name: 'a b' }, { name: 'notFieldName' }],
    ['a name in Chinese', { type: 'text', label: '甲', name: '名' }, { name: 'notFieldName' }],
    ['a name too long', { type: 'text', label: '甲', name: 'x'.repeat(41) }, { name: 'notFieldName' }],
    ['a name with a quote', { type: 'text', label: '甲', name: 'a";--' }, { name: 'notFieldName' }],
    ['a name that is there', { type: 'text', label: '甲', name: 'level' }, { name: 'notUnique' }],
    ['the same name in capitals', { type: 'text', label: '甲', name: 'LEVEL' }, { name: 'notUnique' }],
    ['an option of another type', { type: 'text', label: '甲', scale: 2 }, { scale: 'optionNotTaken' }],
    ['an option of none', { type: 'text', label: '甲', nonsense: 1 }, { nonsense: 'optionNotTaken' }],
    ['a length beyond measure', { type: 'text', label: '甲', max: 1e9 }, { max: 'tooLarge' }],
    ['a length of nothing', { type: 'text', label: '甲', max: 0 }, { max: 'tooSmall' }],
    ['a scale that is no number', { type: 'decimal', label: '甲', scale: 'x' }, { scale: 'notWhole' }],
    ['bounds the wrong way round', { type: 'integer', label: '甲', min: 9, max: 1 }, { max: 'tooSmall' }],
    [
      'a default beyond its bounds',
      { type: 'integer', label: '甲', max: 5, default: 6 },
      { default: 'tooLarge' },
    ],
    ['a choice without values', { type: 'choice', label: '甲' }, { choices: 'required' }],
    ['values that are no list', { type: 'choice', label: '甲', choices: 'a,b' }, { choices: 'notList' }],
    ['a value twice', { type: 'choice', label: '甲', choices: ['a', 'A'] }, { choices: 'givenTwice' }],
    [
      'a value without a name',
      { type: 'choice', label: '甲', choices: [{ value: 'a' }] },
      { choices: 'notText' },
    ],
    [
      'a colour there is not',
      { type: 'choice', label: '甲', choices: [{ label: 'a', color: 'pink' }] },
      { choices: 'notChoice' },
    ],
    [
      'a default that is no value',
      { type: 'choice', label: '甲', choices: ['a'], default: 'b' },
      { default: 'notChoice' },
    ],
    [
      'too many values',
      { type: 'choice', label: '甲', choices: Array.from({ length: 10_001 }, (_, n) => `v${n}`) },
      { choices: 'tooMany' },
    ],
    [
      'a reference to no module',
      { type: 'link', label: '甲', targets: ['nowhere'] },
      { targets: 'notChoice' },
    ],
    ['a reference to nothing', { type: 'link', label: '甲' }, { targets: 'required' }],
    [
      'a currency from a text',
      { type: 'money', label: '甲', currencyField: 'name' },
      { currencyField: 'unknownField' },
    ],
    [
      'values that depend on nothing',
      { type: 'choice', label: '甲', choices: ['a'], dependsOn: 'nothing' },
      { dependsOn: 'unknownField' },
    ],
    [
      'a pattern that does not count',
      { type: 'autoNumber', label: '甲', default: 'A-{MM}' },
      { default: 'notNumberPattern' },
    ],
    [
      'a number that must be filled in',
      { type: 'autoNumber', label: '甲', default: '{0}', required: true },
      { required: 'optionNotTaken' },
    ],
    [
      'several mistakes',
      { type: 'integer', label: '', min: 'x', unique: true },
      { label: 'required', min: 'notNumber', unique: 'optionNotTaken' },
    ],
  ])('is refused with %s, at the option', async (_what, field, codes) => {
    const answer = await addField(app.admin, 'accounts', field);
    expect([answer.status, codesIn(answer)]).toEqual([422, codes]);
  });

  test('is refused by modules that the system writes, for people without the function, at no module', async () => {
    const field = { type: 'text', label: '甲' };
    expect((await addField(app.admin, 'audit-log', field)).status).toBe(409);
    expect((await addField(app.admin, 'nowhere', field)).status).toBe(404);
    const seller = await app.person('seller', { rights: { '*': { see: 'all', create: true } } });
    expect((await addField(seller, 'accounts', field)).status).toBe(403);
    expect((await seller.get(fieldsOf('accounts'))).status).toBe(403);
    expect((await app.admin.patch(`${fieldsOf('accounts')}/nothing`, {})).status).toBe(404);
    expect((await app.admin.delete(`${fieldsOf('accounts')}/name`)).status).toBe(409);
  });
});

test.each<[string, number, string, string, unknown]>([
  ['a field that is a list', 400, 'POST', '', '[]'],
  ['half a field', 400, 'POST', '', '{"label":'],
  ['a field of several kinds', 422, 'POST', '', { label: 'a', type: ['text'] }],
  ['a prototype for a kind', 422, 'POST', '', { label: 'a', type: 'constructor' }],
  ['NUL in a label', 422, 'POST', '', { label: 'a\0b', type: 'text' }],
  ['a change of no field', 404, 'PATCH', '/%00', {}],
  ['a change to another place that is none', 422, 'PATCH', '/cf_level', { order: -1 }],
  ['a conversion of what is the product’s own', 409, 'POST', '/name/conversion', { type: 'x' }],
  ['a conversion into nothing', 422, 'POST', '/cf_level/conversion', { type: 'hologram' }],
  ['a conversion into what it can’t become', 409, 'PATCH', '/cf_level', { type: 'file' }],
  ['the uses of a prototype', 404, 'GET', '/constructor/uses', undefined],
  ['restoring what was never there', 404, 'POST', '/cf_nothing/restore', undefined],
])('%s: %i', async (_what, status, method, address, payload) => {
  const headers = { cookie: app.admin.cookie as string, 'x-requested-with': 'gejie' };
  const answer = await app.http.inject({
    method: method as 'GET',
    url: `${fieldsOf('accounts')}${address}`,
    headers: { ...headers, ...(typeof payload === 'string' ? { 'content-type': 'application/json' } : {}) },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ]);
});
