import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../../application.fixture.ts';
import { upload } from '../../http/upload.fixture.ts';

/** The test file of the EICAR, in two halves so that no scanner takes this source for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

let scanner: Server;
let app: TestApplication;

beforeAll(async () => {
  scanner = createServer(speak);
  await new Promise<void>((ready) => scanner.listen(0, '127.0.0.1', ready));
  const { port } = scanner.address() as AddressInfo;
  app = await openApplication('scanned', {
    files: { s3: null, clamdUrl: `tcp://127.0.0.1:${port}` },
    logger: pino({ level: 'silent' }),
  });
});

afterAll(async () => {
  await app.close();
  scanner.close();
});

/** What clamd says to INSTREAM, as clamd(8) has it: chunks with their length, an empty one at the end. */
function speak(socket: Socket): void {
  let held = Buffer.alloc(0);
  const content: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (data: Buffer) => {
    held = Buffer.concat([held, data]);
    const start = 'zINSTREAM\0';
    if (content.length === 0 && held.subarray(0, start.length).toString() === start)
      held = held.subarray(start.length);
    while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
      const length = held.readUInt32BE(0);
      if (length === 0) {
        const harmful = Buffer.concat(content).includes(eicar);
        socket.end(harmful ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
        return;
      }
      content.push(held.subarray(4, 4 + length));
      held = held.subarray(4 + length);
    }
  });
}

test('INT-03 a file in which the scanner finds something is not kept; any other is', async () => {
  const harmful = await upload(app.admin, '发票.txt', `前${'文'.repeat(300_000)}${eicar}`);
  expect(harmful).toMatchObject({
    status: 422,
    body: {
      errors: [
        { field: 'file', code: 'infected', message: '文件未通过病毒检查（Eicar-Signature），没有保存' },
      ],
    },
  });
  const good = await upload(app.admin, '发票.txt', '没有问题');
  expect(good.status).toBe(201);
  expect((await app.admin.get(good.body.url as string)).body).toBe('没有问题');
});

test('INT-03 nothing is let in while the scanner cannot be asked', async () => {
  await new Promise((closed) => scanner.close(closed));
  expect(await upload(app.admin, 'a.txt', '内容')).toMatchObject({
    status: 503,
    body: { detail: '暂时无法检查文件是否含有病毒，请稍后再试' },
  });
});
