import { brotliDecompressSync } from 'node:zlib';
import type { ModuleMetadata } from '@gejie/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { addField } from '../customization/workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('packed_modules');
});
afterAll(() => app.close());

/** As a browser asks for them. */
async function packed(client: Client): Promise<ModuleMetadata[]> {
  const response = await app.http.inject({
    url: '/api/modules',
    headers: { cookie: client.cookie as string, 'accept-encoding': 'gzip, deflate, br' },
  });
  expect(response.headers['content-encoding']).toBe('br');
  return JSON.parse(brotliDecompressSync(response.rawPayload).toString()) as ModuleMetadata[];
}
const plain = async (client: Client) => (await client.get<ModuleMetadata[]>('/api/modules')).body;
const fieldsOf = (modules: ModuleMetadata[], path: string) =>
  modules.find((module) => module.path === path)?.fields.map(({ name }) => name) ?? [];

test('What a browser is told of the modules, packed and kept, is what anybody is told who asks for it plainly (ACC-04)', async () => {
  const seller = await app.person('seller', {
    rights: { accounts: { see: 'own', fields: { phone: 'hidden' } } },
  });
  const other = await app.person('other', { rights: { accounts: { see: 'own' } } });
  for (const client of [app.admin, seller, other, seller])
    expect(await packed(client)).toEqual(await plain(client));
  expect(fieldsOf(await packed(seller), 'accounts')).not.toContain('phone');
  expect(fieldsOf(await packed(other), 'accounts')).toContain('phone');
});

test('A field that is added, and a right that is taken away, are told from the next question on (ACC-04, PLT-05)', async () => {
  const seller = await app.person('taken', { rights: { accounts: { see: 'own' }, leads: { see: 'own' } } });
  expect(fieldsOf(await packed(seller), 'accounts')).not.toContain('cf_grade2');
  expect(
    (await addField(app.admin, 'accounts', { name: 'grade2', type: 'text', label: '二级' })).status,
  ).toBe(201);
  expect(fieldsOf(await packed(seller), 'accounts')).toContain('cf_grade2');
  const { body } = await app.admin.get<{ records: { id: number; version: number }[] }>('/api/roles', {
    query: { where: JSON.stringify({ name: 'role of taken' }) },
  });
  const [role] = body.records;
  const changed = await app.admin.patch(`/api/roles/${role?.id}`, { rights: { accounts: { see: 'own' } } });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  expect((await packed(seller)).some(({ path }) => path === 'leads')).toBe(false);
});
