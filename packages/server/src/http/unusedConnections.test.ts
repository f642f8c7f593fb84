import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { openApplication } from '../application.fixture.ts';

test('A connection on which nothing was asked does not keep a server from stopping', async () => {
  const app = await openApplication('unused_connections');
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.http.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const asked = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect(asked.status).toBe(200);
  const gone = once(socket, 'close');
  await app.close();
  await gone;
}, 20_000);
