import type { AnsweredRecord, JobAnswer, ListAnswer, ModuleMetadata, Problem } from '@gejie/core';
import { vi } from 'vitest';

export type Values = Record<string, unknown>;

/** An answer other than the one a test counts on. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(call: string, status: number, problem: Problem) {
    super(`${call}: ${status} ${problem.detail ?? ''} ${JSON.stringify(problem.errors ?? '')}`);
    this.status = status;
    this.problem = problem;
  }
}

/** The HTTP API as somebody of the company: to set a stage, and to look behind what a screen shows. */
export class Api {
  readonly url: string;
  private cookie = '';

  constructor(url: string) {
    this.url = url;
  }

  /** The sign-in as a browser keeps it. */
  get session(): { name: string; value: string; url: string } {
    const [name = '', value = ''] = this.cookie.split('=');
    return { name, value, url: this.url };
  }

  async signIn(username: string, password: string): Promise<this> {
    await this.call('POST', 'session', { username, password });
    return this;
  }

  /** @throws Refused when the answer is no success */
  async call<Answer>(method: string, path: string, body?: Values | FormData): Promise<Answer> {
    const response = await this.send(method, path, body);
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer;
    throw new Refused(`${method} ${path}`, response.status, problemIn(text));
  }

  send(method: string, path: string, body?: Values | FormData): Promise<Response> {
    const form = body instanceof FormData;
    return fetch(`${this.url}/api/${path}`, {
      method,
      headers: {
        'X-Requested-With': 'gejie',
        Cookie: this.cookie,
        ...(body && !form ? { 'Content-Type': 'application/json' } : {}),
      },
      body: form ? body : body && JSON.stringify(body),
    });
  }

  modules(): Promise<ModuleMetadata[]> {
    return this.call('GET', 'modules');
  }

  /** Makes a record whether or not there is one like it. */
  create(path: string, values: Values): Promise<AnsweredRecord> {
    return this.call('POST', `${path}?duplicates=allow`, values);
  }

  get(path: string, id: number): Promise<AnsweredRecord> {
    return this.call('GET', `${path}/${id}`);
  }

  change(path: string, id: number, values: Values): Promise<AnsweredRecord> {
    return this.call('PATCH', `${path}/${id}`, values);
  }

  remove(path: string, id: number): Promise<void> {
    return this.call('DELETE', `${path}/${id}`);
  }

  /** The first page of a list with its count. */
  find(path: string, query: { where?: unknown; q?: string; sort?: string; limit?: number } = {}) {
    const search = new URLSearchParams({ count: '1', limit: String(query.limit ?? 200) });
    if (query.where) search.set('where', JSON.stringify(query.where));
    if (query.q) search.set('q', query.q);
    if (query.sort) search.set('sort', query.sort);
    return this.call<Required<ListAnswer>>('GET', `${path}?${search}`);
  }

  /** The one record of this name. */
  async named(path: string, name: string): Promise<AnsweredRecord> {
    const { records } = await this.find(path, { where: { name } });
    const [record] = records;
    if (!record || records.length > 1) throw new Error(`${records.length} ${path} are called ${name}`);
    return record;
  }

  /** Waits until a job has ended, whatever came of it. */
  async jobEnded(id: number, timeout = 120_000): Promise<JobAnswer> {
    let job: JobAnswer | undefined;
    await vi.waitUntil(
      async () => {
        job = await this.call<JobAnswer>('GET', `jobs/${id}`);
        return job.state !== 'queued' && job.state !== 'running';
      },
      { timeout, interval: 100 },
    );
    return job as JobAnswer;
  }
}

function problemIn(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { type: '', title: '', status: 0, detail: text.slice(0, 200), errors: [] };
  }
}
