import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let account: number;

beforeAll(async () => {
  app = await openApplication('bad_input', { rateLimits: { requests: 0, signIns: 100_000 } });
  account = (await app.admin.post('/api/accounts', { name: '基准' })).body.id as number;
});

afterAll(() => app.close());

const json = { 'content-type': 'application/json' };
const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const address = (parameters: Record<string, string>) => `/api/accounts?${new URLSearchParams(parameters)}`;
const filtered = (where: unknown) =>
  address({ where: typeof where === 'string' ? where : JSON.stringify(where) });
const deep = (levels: number): unknown => (levels === 0 ? { name: 'x' } : { not: deep(levels - 1) });

/** What a client may send, and the status it deserves. */
const table: [string, number, InjectOptions][] = [
  ['no such address', 404, { method: 'GET', url: '/api/nonsense/x/y/z/a' }],
  ['no such module', 404, { method: 'GET', url: '/api/unicorns' }],
  ['a name every object has', 404, { method: 'GET', url: '/api/constructor' }],
  ['an id that is none', 404, { method: 'GET', url: '/api/accounts/abc' }],
  ['an id beyond all numbers', 404, { method: 'GET', url: '/api/accounts/99999999999999999999' }],
  ['a negative id', 404, { method: 'GET', url: '/api/accounts/-1' }],
  ['NUL in the path', 404, { method: 'GET', url: '/api/accounts/%00' }],
  ['a broken escape in the path', 400, { method: 'GET', url: '/api/accounts/%zz' }],
  [
    'a method that is not there',
    404,
    { method: 'PUT', url: '/api/accounts/1', payload: '{}', headers: json },
  ],
  ['an unknown parameter', 400, { method: 'GET', url: address({ colour: 'red' }) }],
  [
    'a parameter named like a prototype',
    400,
    { method: 'GET', url: address({ __proto__x: '1', constructor: '1' }) },
  ],
  ['a parameter twice', 400, { method: 'GET', url: '/api/accounts?limit=1&limit=2' }],
  ['an object as a parameter', 400, { method: 'GET', url: '/api/accounts?where[name]=x' }],
  ['NUL in a parameter', 400, { method: 'GET', url: '/api/accounts?q=%00' }],
  ['a limit of zero', 400, { method: 'GET', url: address({ limit: '0' }) }],
  ['a limit beyond the largest', 400, { method: 'GET', url: address({ limit: '201' }) }],
  ['a limit in words', 400, { method: 'GET', url: address({ limit: 'ten' }) }],
  ['a flag that is none', 400, { method: 'GET', url: address({ count: 'maybe' }) }],
  ['a filter that is no JSON', 400, { method: 'GET', url: filtered('{name:1}') }],
  ['a filter that is a list', 400, { method: 'GET', url: filtered([]) }],
  ['a filter on an unknown field', 400, { method: 'GET', url: filtered({ nonsense: 1 }) }],
  ['a filter on a password', 400, { method: 'GET', url: '/api/users?where={"password":"x"}' }],
  ['an unknown operator', 400, { method: 'GET', url: filtered({ name: { regex: '.*' } }) }],
  ['an operator that does not fit', 400, { method: 'GET', url: filtered({ owner: { contains: 'x' } }) }],
  ['an operand of the wrong type', 400, { method: 'GET', url: filtered({ createdAt: { gt: {} } }) }],
  ['an unknown period', 400, { method: 'GET', url: filtered({ createdAt: { within: 'nextEon' } }) }],
  ['a filter too deep', 400, { method: 'GET', url: filtered(deep(6)) }],
  ['a filter absurdly deep', 400, { method: 'GET', url: filtered(nested.slice(0, 20_000)) }],
  [
    'a filter of too many conditions',
    400,
    { method: 'GET', url: filtered({ any: Array(51).fill({ name: 'x' }) }) },
  ],
  ['NUL in a filter', 400, { method: 'GET', url: filtered({ name: 'a\0b' }) }],
  ['sorting by nothing', 400, { method: 'GET', url: address({ sort: 'nonsense' }) }],
  ['sorting by SQL', 400, { method: 'GET', url: address({ sort: 'name;drop table account' }) }],
  ['unknown fields', 400, { method: 'GET', url: address({ fields: 'name,nonsense' }) }],
  ['a cursor of our own making', 400, { method: 'GET', url: address({ after: 'AAAA' }) }],
  ['an unknown view', 400, { method: 'GET', url: address({ view: 'nonsense' }) }],
  ['a view named like a prototype', 400, { method: 'GET', url: address({ view: 'constructor' }) }],
  ['totals by what is no choice', 400, { method: 'GET', url: '/api/accounts/tally?by=name' }],
  ['the sum of what is no number', 400, { method: 'GET', url: '/api/accounts/tally?sum=name' }],
  ['search for nothing', 400, { method: 'GET', url: '/api/search' }],
  ['an unknown related list', 404, { method: 'GET', url: '/api/accounts/1/related/nonsense' }],
  ['a past that is no day', 422, { method: 'GET', url: '/api/accounts/1/as-of?at=yesterday' }],
  ['a day before there were days', 422, { method: 'GET', url: '/api/accounts/1/as-of?at=0001-01-01' }],
  ['an unknown action', 404, { method: 'POST', url: '/api/accounts/1/explode' }],
  ['no body', 400, { method: 'POST', url: '/api/accounts' }],
  ['an empty body', 400, { method: 'POST', url: '/api/accounts', payload: '', headers: json }],
  ['half a JSON', 400, { method: 'POST', url: '/api/accounts', payload: '{"name":', headers: json }],
  ['JSON that is a list', 400, { method: 'POST', url: '/api/accounts', payload: '[]', headers: json }],
  ['JSON that is null', 400, { method: 'POST', url: '/api/accounts', payload: 'null', headers: json }],
  [
    'JSON nested absurdly',
    400,
    { method: 'POST', url: '/api/accounts', payload: `{"name":${nested}}`, headers: json },
  ],
  [
    'a prototype',
    400,
    { method: 'POST', url: '/api/accounts', payload: '{"__proto__":{"x":1}}', headers: json },
  ],
  [
    'more than a mebibyte',
    413,
    { method: 'POST', url: '/api/accounts', payload: { name: 'x'.repeat(1_100_000) } },
  ],
  [
    'another type',
    415,
    { method: 'POST', url: '/api/accounts', payload: '<a/>', headers: { 'content-type': 'text/xml' } },
  ],
  [
    'a form where JSON is due',
    415,
    {
      method: 'POST',
      url: '/api/accounts',
      payload: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
  ],
  ['JSON where a form is due', 415, { method: 'POST', url: '/api/files', payload: {} }],
  [
    'a form without a boundary',
    400,
    { method: 'POST', url: '/api/files', payload: 'x', headers: { 'content-type': 'multipart/form-data' } },
  ],
  ['an unseen name', 422, { method: 'POST', url: '/api/accounts', payload: { name: '\u200b\u200e' } }],
  ['an unknown field', 422, { method: 'POST', url: '/api/accounts', payload: { name: 'a', nonsense: 1 } }],
  [
    'a name that is an object',
    422,
    { method: 'POST', url: '/api/accounts', payload: { name: { $ne: null } } },
  ],
  ['a name too long', 422, { method: 'POST', url: '/api/accounts', payload: { name: '长'.repeat(5000) } }],
  ['NUL in a text', 422, { method: 'POST', url: '/api/accounts', payload: { name: 'a\0b' } }],
  ['half a character', 400, { method: 'POST', url: '/api/accounts', payload: { name: 'a\ud800' } }],
  [
    'half a character in a name of a field',
    400,
    { method: 'POST', url: '/api/accounts', payload: { name: 'a', '\udfff': 1 } },
  ],
  [
    'a name in GBK',
    400,
    {
      method: 'POST',
      url: '/api/accounts',
      payload: Buffer.from('7b226e616d65223a22d6d0227d', 'hex'),
      headers: json,
    },
  ],
  [
    'a transfer of what belongs to nobody',
    404,
    { method: 'POST', url: '/api/departments/BASE/transfer', payload: { to: { user: 1 } } },
  ],
  [
    'an unknown choice',
    422,
    { method: 'POST', url: '/api/accounts', payload: { name: 'a', type: 'dragon' } },
  ],
  [
    'a reference to nothing',
    422,
    { method: 'POST', url: '/api/contacts', payload: { name: 'a', account: 999_999_999 } },
  ],
  [
    'a reference in words',
    422,
    { method: 'POST', url: '/api/contacts', payload: { name: 'a', account: 'x' } },
  ],
  [
    'a number beyond the column',
    422,
    { method: 'POST', url: '/api/opportunities', payload: { name: 'a', amount: '9'.repeat(60) } },
  ],
  [
    'a number that is infinite',
    422,
    { method: 'POST', url: '/api/opportunities', payload: '{"name":"a","amount":1e999}', headers: json },
  ],
  [
    'a day that never was',
    422,
    { method: 'POST', url: '/api/opportunities', payload: { name: 'a', closeDate: '2026-02-30' } },
  ],
  [
    'a version that never was',
    400,
    { method: 'PATCH', url: '/api/accounts/BASE', payload: { name: 'a', version: 'x' } },
  ],
  ['an empty sign-in', 422, { method: 'POST', url: '/api/session', payload: {} }],
  [
    'NUL in a login name',
    422,
    { method: 'POST', url: '/api/session', payload: { username: 'a\0', password: 'b' } },
  ],
  [
    'a comment of nothing',
    422,
    { method: 'POST', url: '/api/accounts/BASE/comments', payload: { text: '  ' } },
  ],
  ['NUL in a comment', 422, { method: 'POST', url: '/api/accounts/BASE/comments', payload: { text: 'a\0' } }],
  [
    'a mention of nobody',
    422,
    { method: 'POST', url: '/api/accounts/BASE/comments', payload: { text: 'a', mentions: [987_654_321] } },
  ],
  [
    'a tag too long',
    422,
    { method: 'POST', url: '/api/accounts/BASE/tags', payload: { name: 'x'.repeat(41) } },
  ],
  ['a mass change of nothing', 400, { method: 'POST', url: '/api/accounts/bulk', payload: {} }],
  [
    'a mass change of a search that is no text',
    400,
    { method: 'POST', url: '/api/accounts/bulk', payload: { where: {}, q: ['a'], action: 'delete' } },
  ],
  [
    'a mass change of a filter that is a list',
    400,
    { method: 'POST', url: '/api/accounts/bulk', payload: { where: [], action: 'delete' } },
  ],
  [
    'a mass change of a filter on an unknown field',
    400,
    { method: 'POST', url: '/api/accounts/bulk', payload: { where: { nonsense: 1 }, action: 'delete' } },
  ],
  ['an unknown export format', 400, { method: 'GET', url: '/api/accounts/export?format=exe' }],
];

describe('What a client sends wrong is told as its mistake', () => {
  test.each(table)('%s: %i', async (_what, status, request) => {
    const url = String(request.url).replace('BASE', String(account));
    const headers = { cookie: app.admin.cookie as string, 'x-requested-with': 'gejie', ...request.headers };
    const response = await app.http.inject({ ...request, url, headers });
    expect(`${response.statusCode} ${response.payload.slice(0, 300)}`).toMatch(new RegExp(`^${status} `));
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const type = expect.stringMatching(/^urn:gejie:problem:/);
    expect(response.json()).toMatchObject({ type, status, errors: expect.any(Array) });
  });

  test.each([
    ['zh-CN', '有内容需要修改', '最多 200 个字，现有 5000 个'],
    ['en', 'Some values need attention', 'At most 200 characters, this has 5000'],
  ])('in %s', async (language, title, message) => {
    const headers = { 'accept-language': language };
    const answer = await app.admin.post('/api/accounts', { name: '长'.repeat(5000) }, { headers });
    expect(answer.body).toMatchObject({ title, errors: [{ field: 'name', code: 'tooLong', message }] });
    expect(answer.headers['content-language']).toBe(language);
  });

  test.each([
    ['/api/accounts/merge', { into: 1, from: [2], values: [] }, 'values', 'notShape', '格式不正确'],
    ['/api/accounts/1/transfer', { to: 5 }, 'to', 'notShape', '格式不正确'],
    ['/api/tokens', { name: 'x', scopes: ['no such'] }, 'scopes.0', 'notChoice', '“no such”不在可选项中'],
  ])('by what it should have been: %s', async (url, sent, field, code, message) => {
    const answer = await app.admin.post(url, sent);
    expect(answer.body.errors).toEqual([{ field, code, message }]);
  });

  test('in the user’s own language when the program asks for none', async () => {
    const english = await app.person('english', { language: 'en' });
    expect((await english.get('/api/accounts')).body).toMatchObject({ title: 'Not allowed' });
  });
});

test('the last day there is, is a day', async () => {
  const day = '9999-12-31';
  const url = `/api/accounts/${account}`;
  for (const path of [`${url}/as-of?at=${day}`, `${url}/timeline?until=${day}`])
    expect((await app.admin.get(path)).status).toBe(200);
  for (const operand of [day, { gt: day }, { between: [day, day] }])
    expect((await app.admin.get(filtered({ createdAt: operand }))).body).toMatchObject({ records: [] });
});

describe('What looks like an attack is text', () => {
  const texts = [
    `'; drop table account; --`,
    `" onmouseover="alert(1)`,
    '<script>alert(1)</script>',
    '#{7*7}{{7*7}}',
    '%00%0a..\\..\\etc',
    '𠮷野家龘靐😀👨‍👩‍👧',
    '\u202Eabc\u202C',
    '=HYPERLINK("http://x")',
  ];
  test.each(texts)('%j is kept, found and given back as it came', async (text) => {
    const created = await app.admin.post('/api/accounts', { name: text }, { query: { duplicates: 'allow' } });
    expect(created).toMatchObject({ status: 201, body: { name: text } });
    const found = await app.admin.get<{ records: unknown[] }>('/api/accounts', {
      query: { where: JSON.stringify({ name: text }) },
    });
    expect(found.body.records).toMatchObject([{ id: created.body.id }]);
    for (const path of ['/api/accounts', '/api/search'])
      expect((await app.admin.get(path, { query: { q: text } })).status).toBe(200);
    const comment = await app.admin.post(`/api/accounts/${created.body.id}/comments`, { text });
    expect(comment.body).toMatchObject({ text });
    expect(
      (await app.admin.post(`/api/accounts/${created.body.id}/tags`, { name: text })).body,
    ).toMatchObject({ name: text });
  });
});
