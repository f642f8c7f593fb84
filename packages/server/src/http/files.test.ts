import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { form, upload } from './upload.fixture.ts';

let app: TestApplication;
const mebibyte = 1024 * 1024;

beforeAll(async () => {
  app = await openApplication('files', { fileLimit: mebibyte });
});

afterAll(() => app.close());

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Names of all files below the data directory's files. */
async function stored(): Promise<string[]> {
  const entries = await readdir(join(app.dataDirectory, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('Uploading', () => {
  test('keeps the bytes under their hash, once, and answers name, size, type and address', async () => {
    const first = await upload(app.admin, '合影 2026.png', pixel);
    expect(first).toMatchObject({
      status: 201,
      body: { name: '合影 2026.png', size: pixel.length, type: 'image/png' },
    });
    const again = await upload(app.admin, 'again.png', pixel);
    expect(again.body.id).not.toBe(first.body.id);
    const sha256 = createHash('sha256').update(pixel).digest('hex');
    expect((await stored()).filter((name) => name === sha256)).toHaveLength(1);
    const read = await app.admin.get(first.body.url as string);
    expect(read).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'image/png',
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('合影 2026.png')}`,
        'x-content-type-options': 'nosniff',
        etag: `"${sha256}"`,
      },
    });
    expect(read.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    const cached = await app.admin.get(first.body.url as string, {
      headers: { 'if-none-match': `"${sha256}"` },
    });
    expect(cached.status).toBe(304);
  });

  test.each([
    ['page.html', '<html><script>alert(1)</script></html>', 'text/plain'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'text/plain'],
    ['picture.png', '<html><script>alert(1)</script></html>', 'text/plain'],
    ['程序.exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'application/x-msdownload'],
    ['table.csv', '名称,电话\n甲,1', 'text/csv'],
    ['unknown', Buffer.from([1, 2, 0, 3]), 'application/octet-stream'],
  ])('%s is only ever saved, never shown', async (name, content, type) => {
    const { body } = await upload(app.admin, name, content);
    const read = await app.admin.get(body.url as string);
    expect(body.type).toBe(type);
    expect(read.headers['content-disposition']).toMatch(/^attachment; /);
    expect(String(read.headers['content-type'])).not.toMatch(/html|svg|javascript/);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\报价.pdf', '报价.pdf'],
    ['a\tb<c>.txt', 'abc.txt'],
    ['发票\u202Efdp.exe', '发票fdp.exe'],
    ['\u2066报价\u2069\u200B.pdf', '报价.pdf'],
    ['..', 'file'],
    [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(195)}.xlsx`],
  ])('%j is kept as a plain name', async (given, kept) => {
    expect((await upload(app.admin, given, 'x')).body).toMatchObject({ name: kept });
  });

  test('refuses what is too large, empty or not one file, and nothing of it stays', async () => {
    const before = await stored();
    const large = await upload(app.admin, 'large.bin', Buffer.alloc(mebibyte + 1));
    expect(large).toMatchObject({ status: 413, body: { detail: '文件不能超过 1 MB' } });
    expect(await upload(app.admin, 'empty.txt', '')).toMatchObject({
      status: 400,
      body: { detail: '文件是空的' },
    });
    const two = form([
      { name: 'file', filename: 'a', content: 'a' },
      { name: 'file', filename: 'b', content: 'b' },
    ]);
    const none = form([{ name: 'other', content: 'a' }]);
    for (const { payload, headers } of [two, none])
      expect((await app.admin.post('/api/files', payload, { headers })).status).toBe(400);
    const cut = form([{ name: 'file', filename: 'a', content: 'abc' }]);
    const half = await app.admin.post('/api/files', cut.payload.subarray(0, -20), { headers: cut.headers });
    expect(half.status).toBe(400);
    expect(await stored()).toEqual(before);
  });

  test('that is cut off leaves nothing', async () => {
    const before = await stored();
    await app.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.http.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const { payload } = form([{ name: 'file', filename: 'a.bin', content: Buffer.alloc(500_000, 'abc') }]);
    socket.write(
      `POST /api/files HTTP/1.1\r\nHost: x\r\nCookie: ${app.admin.cookie}\r\nX-Requested-With: gejie\r\n` +
        `Content-Type: multipart/form-data; boundary=xxBOUNDARYxx\r\nContent-Length: ${payload.length}\r\n\r\n`,
    );
    socket.write(payload.subarray(0, 300_000));
    await expect.poll(async () => (await stored()).length).toBe(before.length + 1);
    socket.destroy();
    await expect.poll(stored).toEqual(before);
  });
});

describe('A file', () => {
  test('is read by whoever uploaded it, then by whoever sees the record it hangs on', async () => {
    const rights = { '*': { see: 'own', edit: 'own', create: true } } as const;
    const anna = await app.person('file-anna', { rights });
    const ben = await app.person('file-ben', { rights });
    const { body: file } = await upload(anna, '合同.txt', '机密');
    const read = async (client: Client) => (await client.get(file.url as string)).status;
    expect([await read(anna), await read(ben), await read(app.admin), await read(app.stranger)]).toEqual([
      200, 404, 404, 401,
    ]);
    const { body: account } = await anna.post('/api/accounts', { name: '附件科技' });
    const attached = await upload(anna, '附件.txt', '报价', `/api/accounts/${account.id}/files`);
    expect(attached.status).toBe(201);
    expect((await app.admin.get(attached.body.url as string)).status).toBe(200);
    expect((await ben.get(attached.body.url as string)).status).toBe(404);
    expect((await anna.get(`/api/accounts/${account.id}/files`)).body).toEqual([attached.body]);
    expect((await ben.get(`/api/accounts/${account.id}/files`)).status).toBe(404);
    expect((await upload(ben, 'x', 'x', `/api/accounts/${account.id}/files`)).status).toBe(404);
    expect((await anna.delete(`/api/accounts/${account.id}/files/${attached.body.id}`)).status).toBe(204);
    expect((await app.admin.get(attached.body.url as string)).status).toBe(404);
  });

  test('in a field comes with the record; nobody hangs a file up that is not theirs to see', async () => {
    const thief = await app.person('file-thief', {
      rights: { '*': { see: 'own', edit: 'own', create: true } },
    });
    const { body: file } = await upload(app.admin, 'photo.png', pixel);
    const { body: text } = await upload(app.admin, 'photo.png', 'no picture');
    const { body: user } = await app.admin.patch(`/api/users/${thief.id}`, { photo: file.id });
    expect(user.photo).toEqual(file);
    expect((await thief.get(file.url as string)).status).toBe(200);
    const wrong = await app.admin.patch(`/api/users/${thief.id}`, { photo: text.id });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'photo', code: 'notImage' }] } });
    const stolen = await thief.post('/api/contacts', { name: '偷', photo: text.id });
    expect(stolen).toMatchObject({ status: 422, body: { errors: [{ field: 'photo', code: 'notFile' }] } });
  });

  test('as the company’s logo is seen by all who are signed in', async () => {
    const someone = await app.person('file-onlooker');
    const { body: logo } = await upload(app.admin, 'logo.png', pixel);
    expect((await someone.get(logo.url as string)).status).toBe(404);
    expect(await app.admin.patch('/api/settings/company', { logo: logo.id })).toMatchObject({
      status: 200,
      body: { logo },
    });
    expect((await someone.get(logo.url as string)).status).toBe(200);
    expect((await someone.get('/api/session')).body).toMatchObject({ company: { logo: logo.url } });
    expect((await someone.patch('/api/settings/company', { name: 'x' })).status).toBe(403);
  });
});
