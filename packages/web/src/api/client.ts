import type { Problem } from '@gejie/core';
import { ApiProblem } from './problem.ts';

export type QueryValue = string | number | boolean | undefined | null;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** JSON, or a form with files. */
  body?: unknown;
  query?: Record<string, QueryValue>;
  signal?: AbortSignal;
  /** Arrives even if the page is left meanwhile; for little bodies. */
  keepalive?: boolean;
  /** The same for the same write: asked for twice, it is done once. Where the server knows such keys. */
  key?: string;
}

let language = 'zh-CN';
let onSignedOut: () => void = () => undefined;

/** The language problems are told in from now on. */
export function speakToServerIn(next: string): void {
  language = next;
}

/** What to do when the server no longer knows the session (401). */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** `/api/...` with the query values that are set. */
export function apiAddress(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `/api/${path}?${text}` : `/api/${path}`;
}

/** Asks the server; `path` without `/api/`. Throws `ApiProblem`, or the abort error when `signal` fired. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await answerTo(path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** As {@link request}, for what is no JSON: a PDF. */
export async function requestBytes(path: string, options: RequestOptions = {}): Promise<ArrayBuffer> {
  return (await answerTo(path, options)).arrayBuffer();
}

async function answerTo(path: string, options: RequestOptions): Promise<Response> {
  const response = await reach(apiAddress(path, options.query), {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    signal: options.signal,
    keepalive: options.keepalive,
    ...payload(options.body, options.key),
  });
  if (!response.ok) {
    if (response.status === 401 && path !== 'session') onSignedOut();
    throw new ApiProblem(await problemOf(response));
  }
  return response;
}

function headersOf(): Record<string, string> {
  return { 'X-Requested-With': 'gejie', 'Accept-Language': language, Accept: 'application/json' };
}

function payload(body: unknown, key?: string): Pick<RequestInit, 'body' | 'headers'> {
  const headers = { ...headersOf(), ...(key === undefined ? {} : { 'Idempotency-Key': key }) };
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { headers, body };
  return { headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** Sends a form and tells how many of its bytes have left, which `fetch` can't. Throws as {@link request} does. */
export function sendForm<T>(
  path: string,
  form: FormData,
  { onSent, signal }: { onSent(bytes: number): void; signal: AbortSignal },
): Promise<T> {
  return new Promise((done, failed) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', apiAddress(path));
    for (const [name, value] of Object.entries(headersOf())) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded }) => onSent(loaded);
    sending.onerror = () => failed(unreachable());
    sending.onabort = () => failed(signal.reason);
    sending.onload = () => {
      if (sending.status >= 200 && sending.status < 300) return done(JSON.parse(sending.responseText) as T);
      if (sending.status === 401) onSignedOut();
      const headers = { 'Content-Type': sending.getResponseHeader('Content-Type') ?? '' };
      const answer = new Response(sending.responseText, { status: sending.status || 500, headers });
      problemOf(answer).then((problem) => failed(new ApiProblem(problem)), failed);
    };
    signal.addEventListener('abort', () => sending.abort());
    sending.send(form);
  });
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  }
}

function unreachable(): ApiProblem {
  return new ApiProblem({ type: 'gejie:unreachable', title: '', status: 0, detail: '', errors: [] });
}

async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const nothing: Problem = { type: 'about:blank', title: '', status, detail: '', errors: [] };
  if (!response.headers.get('Content-Type')?.includes('json')) return nothing;
  return { ...nothing, ...((await response.json()) as Partial<Problem>) };
}
