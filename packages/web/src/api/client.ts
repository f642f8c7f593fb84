import type { Problem } from '@gejie/core';
import { ApiProblem } from './problem.ts';

export type QueryValue = string | number | boolean | undefined | null;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** JSON, or a form with files. */
  body?: unknown;
  query?: Record<string, QueryValue>;
  signal?: AbortSignal;
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
  const response = await reach(apiAddress(path, options.query), {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    signal: options.signal,
    ...payload(options.body),
  });
  if (!response.ok) {
    if (response.status === 401 && path !== 'session') onSignedOut();
    throw new ApiProblem(await problemOf(response));
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function payload(body: unknown): Pick<RequestInit, 'body' | 'headers'> {
  const headers = { 'X-Requested-With': 'gejie', 'Accept-Language': language, Accept: 'application/json' };
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { headers, body };
  return { headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem({ type: 'gejie:unreachable', title: '', status: 0, detail: '' });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const nothing: Problem = { type: 'about:blank', title: '', status: response.status, detail: '' };
  if (!response.headers.get('Content-Type')?.includes('json')) return nothing;
  return { ...nothing, ...((await response.json()) as Partial<Problem>) };
}
