import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { upload, uploadWith } from '../http/upload.fixture.ts';
import { FileStore } from './fileStore.ts';
import { orphanSweep } from './orphanSweep.ts';
import { DiskStore } from './storage/diskStore.ts';

let app: TestApplication;
let now = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  app = await openApplication('orphans', { clock: () => now, works: false });
});

afterAll(() => app.close());

const directory = () => join(app.dataDirectory, 'files');

async function kept(): Promise<number> {
  const entries = await readdir(directory(), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

/** Lets all files be older than a day, and sweeps. */
async function sweepTomorrow(): Promise<void> {
  await sql`update stored_file set uploaded_at = uploaded_at - interval '2 days'`.execute(
    app.services.database.kysely,
  );
  now = new Date(Date.now() + 2 * 86_400_000);
  const { handler } = orphanSweep({
    database: app.services.database,
    store: new FileStore(directory(), new DiskStore(directory())),
    company: app.services.company,
    clock: () => now,
  });
  const run = {
    position: null,
    done: 0,
    step: async (work: (tx: never) => Promise<unknown>) => void (await work(null as never)),
  };
  await handler.run(run as never);
}

test('what nobody uses goes after a day, with its bytes; what is used, in a bin or by its history, stays', async () => {
  const unused = await upload(app.admin, 'unused.txt', '无人使用');
  const used = await uploadWith(app.admin, '/api/documents', { name: 'used.txt', content: '在用' }, {});
  const versions = `/api/documents/${used.body.id}/versions`;
  await upload(app.admin, 'newer.txt', '新版', versions);
  const logo = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const picture = await upload(app.admin, 'logo.png', logo);
  expect((await app.admin.patch('/api/settings/company', { logo: picture.body.id })).status).toBe(200);
  const stray = join(directory(), 'ab', 'cd');
  await new DiskStore(directory()).put('abcd'.padEnd(64, '0'), await strayFile());
  await utimes(join(stray, 'abcd'.padEnd(64, '0')), new Date(0), new Date(0));
  expect(await kept()).toBe(5);

  await app.admin.delete(`/api/documents/${used.body.id}`);
  await sweepTomorrow();
  expect(await kept()).toBe(3);
  expect((await app.admin.get(unused.body.url as string)).status).toBe(404);
  expect((await app.admin.get<unknown[]>(versions)).body).toHaveLength(2);

  await app.admin.delete(`/api/documents/${used.body.id}?purge=1`);
  await sweepTomorrow();
  expect(await kept()).toBe(1);
  expect((await app.admin.get(picture.body.url as string)).status).toBe(200);
});

async function strayFile(): Promise<string> {
  const path = join(directory(), 'incoming', 'stray');
  await writeFile(path, '没有记录的内容');
  return path;
}
