import type { InjectOptions } from 'fastify';
import type { LookClient } from './look.fixture.ts';

/** Asks a server of another process, as a browser with a cookie or a program with a token. */
export function clientAt(address: string, headers: Record<string, string>): LookClient {
  const ask = async <Body>(method: string, url: string, more: InjectOptions = {}, json?: unknown) => {
    const whole = new URL(url, address);
    for (const [name, value] of Object.entries((more.query ?? {}) as Record<string, string>))
      whole.searchParams.set(name, value);
    const body = json === undefined ? (more.payload as BodyInit | undefined) : JSON.stringify(json);
    const response = await fetch(whole, {
      method: more.method ?? method,
      headers: {
        ...headers,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.headers as Record<string, string> | undefined),
      },
      body,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: {} };
  };
  return {
    get: (url, more) => ask('GET', url, more),
    post: (url, body, more) => ask('POST', url, more, body),
    patch: (url, body, more) => ask('PATCH', url, more, body),
  };
}
