import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RightsTable } from '@gejie/core';
import type { InjectOptions } from 'fastify';
import { createTestDatabase, type Template } from '../../../test/database.ts';
import { systemSession } from './access/elevation.ts';
import { type Application, type ApplicationOptions, createApplication } from './application.ts';
import { cutConnections } from './database/sessions/sessions.fixture.ts';
import { product } from './product.ts';

/** What a request was answered with. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Somebody who asks: a browser with its cookie, a program with its token, or nobody. */
export interface Client {
  get<Body = Record<string, unknown>>(url: string, more?: InjectOptions): Promise<Answer<Body>>;
  post<Body = Record<string, unknown>>(
    url: string,
    body?: unknown,
    more?: InjectOptions,
  ): Promise<Answer<Body>>;
  patch<Body = Record<string, unknown>>(
    url: string,
    body: unknown,
    more?: InjectOptions,
  ): Promise<Answer<Body>>;
  put<Body = Record<string, unknown>>(
    url: string,
    body: unknown,
    more?: InjectOptions,
  ): Promise<Answer<Body>>;
  delete<Body = Record<string, unknown>>(url: string, more?: InjectOptions): Promise<Answer<Body>>;
  cookie: string | null;
}

export interface PersonWish {
  rights?: RightsTable;
  functions?: string[];
  department?: number;
  language?: 'zh-CN' | 'en';
}

export interface TestApplication extends Application {
  /** Somebody unknown. */
  stranger: Client;
  /** All rights, all functions. */
  admin: Client;
  /** Makes a user with a role of these rights and signs in. */
  person(username: string, wish?: PersonWish): Promise<Client & { id: number }>;
  signIn(username: string): Promise<Client>;
  client(headers: Record<string, string>): Client;
  department(name: string, parent?: number): Promise<number>;
  dataDirectory: string;
  databaseUrl: string;
  /** Another process on the same database, as far as one process can be two. */
  secondProcess(
    differently?: Partial<ApplicationOptions>,
  ): Promise<Application & { client(headers: Record<string, string>): Client }>;
  /** Breaks all connections to the database. */
  cutLines(): Promise<void>;
  /** Takes the database away for good. */
  loseDatabase(): Promise<void>;
}

/** Everybody's in these tests. */
export const testPassword = 'Correct-Horse-9';

export const allRights: RightsTable = {
  '*': {
    see: 'all',
    edit: 'all',
    delete: 'all',
    assign: 'all',
    create: true,
    import: true,
    export: true,
    bulk: true,
  },
};
export const allFunctions = ['settings', 'users', 'audit', 'purge', 'reports'];

const template: Template = {
  name: 'crm_template',
  async fill(databaseUrl) {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'gejie-template-'));
    const application = await createApplication({ databaseUrl, dataDirectory, product });
    await application.close();
    await rm(dataDirectory, { recursive: true });
  },
};

/** The whole application on a database of its own; nothing listens unless the test says so. */
export async function openApplication(
  name: string,
  options: Partial<ApplicationOptions> = {},
): Promise<TestApplication> {
  const database = await createTestDatabase(name, template);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gejie-test-'));
  const application = await createApplication({
    databaseUrl: database.url,
    dataDirectory,
    product,
    ...options,
  });
  const { services } = application;
  let lost = false;
  const system = systemSession(await services.company.facts(), 'test');
  const make = async (module: string, values: Record<string, unknown>) =>
    (await services.records.create(system, module, values, { duplicates: 'allow' })).id;
  const client = (headers: Record<string, string>) => clientOf(application, headers);

  const signIn = async (username: string): Promise<Client> => {
    const answer = await client({}).post('/api/session', { username, password: testPassword });
    if (answer.status !== 201)
      throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return { ...client({ cookie, 'x-requested-with': 'gejie' }), cookie };
  };
  const person = async (username: string, wish: PersonWish = {}) => {
    const { rights = {}, functions = [], ...rest } = wish;
    const role = await make('role', { name: `role of ${username}`, rights, functions });
    const id = await make('user', {
      name: username,
      username,
      password: testPassword,
      roles: [role],
      ...rest,
    });
    return { ...(await signIn(username)), id };
  };

  return {
    ...application,
    dataDirectory,
    databaseUrl: database.url,
    stranger: client({}),
    admin: await person('boss', { rights: allRights, functions: allFunctions }),
    person,
    signIn,
    client,
    department: (departmentName, parent) => make('department', { name: departmentName, parent }),
    async secondProcess(differently) {
      const second = await createApplication({
        databaseUrl: database.url,
        dataDirectory,
        product,
        ...options,
        ...differently,
      });
      return { ...second, client: (headers) => clientOf(second, headers) };
    },
    cutLines: () => cutConnections(services.database),
    async loseDatabase() {
      await database.drop();
      lost = true;
    },
    async close() {
      await application.close();
      if (!lost) await database.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

function clientOf({ http }: Application, headers: Record<string, string>): Client {
  const ask = async <Body>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload: unknown,
    more: InjectOptions = {},
  ): Promise<Answer<Body>> => {
    const body = payload === undefined ? {} : { payload: payload as InjectOptions['payload'] };
    const all = { ...headers, ...(more.headers as Record<string, string> | undefined) };
    const response = await http.inject({ method, url, ...body, ...more, headers: all });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: (isJson && response.payload !== '' ? JSON.parse(response.payload) : response.payload) as Body,
      headers: response.headers as Answer['headers'],
    };
  };
  return {
    cookie: null,
    get: (url, more) => ask('GET', url, undefined, more),
    post: (url, body, more) => ask('POST', url, body, more),
    patch: (url, body, more) => ask('PATCH', url, body, more),
    put: (url, body, more) => ask('PUT', url, body, more),
    delete: (url, more) => ask('DELETE', url, undefined, more),
  };
}
