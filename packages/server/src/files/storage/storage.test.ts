import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication } from '../../application.fixture.ts';
import { upload } from '../../http/upload.fixture.ts';
import type { BlobStore } from './blobStore.ts';
import { DiskStore } from './diskStore.ts';
import { type S3Settings, S3Store } from './s3Store.ts';

let directory: string;
let server: InstanceType<typeof S3rver>;
let bucket: S3Settings;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gejie-storage-'));
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(directory, 's3'),
    configureBuckets: [{ name: 'gejie', configs: [] }],
  });
  const { port } = await server.run();
  bucket = {
    bucket: 'gejie',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    prefix: 'crm/',
  };
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

const stores: Record<string, () => BlobStore> = {
  'A folder': () => new DiskStore(join(directory, 'disk')),
  'A bucket': () => new S3Store(bucket),
};

describe.each(Object.entries(stores))('%s', (_, open) => {
  test('keeps a content once under its hash, gives it back, lists and forgets it', async () => {
    const store = open();
    const content = randomBytes(300_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await store.read(sha256)).toBeNull();
    for (const name of ['one', 'other']) {
      const path = join(directory, name);
      await writeFile(path, content);
      await store.put(sha256, path);
      await expect(stat(path)).rejects.toThrow('ENOENT');
    }
    const read = await store.read(sha256);
    expect(read && (await buffer(read)).equals(content)).toBe(true);
    const listed = await store.list(sha256.slice(0, 2));
    expect(listed.filter((kept) => kept.sha256 === sha256)).toHaveLength(1);
    expect(Math.abs((listed[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.read(sha256)).toBeNull();
    expect(await store.list(sha256.slice(0, 2))).toEqual([]);
  });
});

test('INT-03 with a bucket nothing of a file lies in the data directory, and other processes read it', async () => {
  const app = await openApplication('bucket', { files: { s3: bucket, clamdUrl: null } });
  try {
    const { body } = await upload(app.admin, '合同.txt', '甲方');
    const folder = await readdir(join(app.dataDirectory, 'files'), { recursive: true });
    expect(folder).toEqual(['incoming']);
    const elsewhere = await mkdtemp(join(tmpdir(), 'gejie-elsewhere-'));
    const second = await app.secondProcess({ dataDirectory: elsewhere, works: false });
    const there = second.client({ cookie: app.admin.cookie as string });
    expect(await there.get(body.url as string)).toMatchObject({ status: 200, body: '甲方' });
    await second.close();
    await rm(elsewhere, { recursive: true, force: true });
  } finally {
    await app.close();
  }
});
