import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('hardly_http', { rateLimits: { requests: 0, signIns: 100_000 } });
});

afterAll(() => app.close());

describe('What is hardly HTTP', () => {
  let port: number;
  beforeAll(async () => {
    await app.http.listen({ port: 0, host: '127.0.0.1' });
    port = (app.http.server.address() as { port: number }).port;
  });

  async function talk(text: string, end = false): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => undefined);
    socket.write(text);
    if (end) {
      await delay(50);
      socket.destroy();
      return answer;
    }
    await new Promise((resolve) => socket.once('close', resolve));
    return answer;
  }

  test('is refused with a problem', async () => {
    expect(await talk('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*urn:gejie:problem:malformed/);
    const headers = `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`;
    expect(await talk(headers)).toMatch(/^HTTP\/1.1 431 /);
  });

  test('whoever sends too much is told so, on a connection that goes on', async () => {
    const headers = {
      cookie: app.admin.cookie as string,
      'x-requested-with': 'gejie',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ name: 'x'.repeat(3_000_000) });
    for (let nth = 0; nth < 3; nth++) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/accounts`, { method: 'POST', headers, body });
      expect(answer.status).toBe(413);
      expect(answer.headers.get('connection')).not.toBe('close');
      expect(await answer.json()).toMatchObject({ type: 'urn:gejie:problem:tooLarge' });
    }
  });

  test('a client that goes away in the middle does no harm', async () => {
    const start = `POST /api/accounts HTTP/1.1\r\nHost: x\r\nCookie: ${app.admin.cookie}\r\nX-Requested-With: gejie\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"name":"半途`;
    await talk(start, true);
    await talk(`GET /api/accounts HTTP/1.1\r\nHost: x\r\nCookie: ${app.admin.cookie}\r\n\r\n`, true);
    expect((await app.admin.get('/readyz')).status).toBe(200);
    const found = await app.admin.get<{ records: unknown[] }>('/api/accounts', { query: { q: '半途' } });
    expect(found.body.records).toEqual([]);
  });
});
