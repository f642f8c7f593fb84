import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { openApplication } from '../application.fixture.ts';
import { closeUnusedConnections } from './unusedConnections.ts';

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

test('A request under way when a server is told to stop is answered, and its connection does not keep the server', async () => {
  const app = Fastify();
  closeUnusedConnections(app);
  const [arrived, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  app.get('/slow', async () => {
    arrived.resolve();
    await goOn.promise;
    return 'done';
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const asked = fetch(`${address}/slow`);
  await arrived.promise;
  const closed = app.close();
  setImmediate(goOn.resolve);
  const answer = await asked;
  expect([answer.headers.get('connection'), await answer.text()]).toEqual(['close', 'done']);
  await closed;
}, 20_000);
