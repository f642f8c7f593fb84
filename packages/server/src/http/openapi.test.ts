import { isActionOn } from '@gejie/core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

interface Document {
  openapi: string;
  info: { title: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown>; required?: string[] }> };
}

interface Operation {
  operationId: string;
  summary: string;
  responses: Record<string, unknown>;
}

let app: TestApplication;
let document: Document;

beforeAll(async () => {
  app = await openApplication('openapi');
  document = (await app.admin.get<Document>('/api/openapi.json', { headers: { 'accept-language': 'en' } }))
    .body;
});

afterAll(() => app.close());

/** Reads the tree that Fastify prints of its routes: each line adds to the one it hangs on. */
function servedRoutes(tree: string): { method: string; url: string }[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, branch = '', path = '', methods] = /^([│├└─ ]*)(\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    const depth = branch.length / 4 - 1;
    above.splice(depth, above.length, path);
    const url = above.join('');
    return (methods ?? '')
      .split(', ')
      .filter(Boolean)
      .map((method) => ({ method, url }));
  });
}

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('The description of the API', () => {
  test('is OpenAPI 3.1, for who is signed in and for strangers', async () => {
    for (const who of [app.admin, app.stranger]) {
      const { body } = await who.get('/api/openapi.json');
      expect(await new Validator().validate(body)).toEqual({ valid: true });
      expect(body).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) });
    }
  });

  test('names every operation once and points at nothing that is missing', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    const missing = pointers
      .map(([, name]) => name as string)
      .filter((name) => !document.components.schemas[name]);
    expect(missing).toEqual([]);
  });

  test('has every route that is served', () => {
    const described = new Set(operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`));
    const below = servedRoutes(app.http.printRoutes({ commonPrefix: false })).filter(
      ({ method, url }) => method !== 'HEAD' && url.startsWith('/api/') && !url.startsWith('/api/docs'),
    );
    expect(below.length).toBeGreaterThan(40);
    const missing = below.flatMap(({ method, url }) => {
      const pattern = new RegExp(`^${method} ${url.replace(/:\w+/g, '[^/]+')}$`);
      return [...described].some((one) => pattern.test(one.replace(/\{\w+\}/g, 'x')))
        ? []
        : [`${method} ${url}`];
    });
    expect(missing).toEqual([]);
  });

  test('has the lists, fields and actions of every module', () => {
    for (const module of app.services.registry().modules) {
      expect(document.paths[`/api/${module.path}`], module.path).toHaveProperty('get');
      expect(document.paths[`/api/${module.path}`]).toHaveProperty('post');
      expect(document.paths[`/api/${module.path}/{id}`]).toHaveProperty('patch');
      const name = `${module.name.charAt(0).toUpperCase()}${module.name.slice(1)}Record`;
      const answered = [...module.fields.values()]
        .filter(({ type }) => !type.secret)
        .map((field) => field.name);
      expect(Object.keys(document.components.schemas[name]?.properties ?? {})).toEqual(
        expect.arrayContaining(answered),
      );
    }
    for (const action of app.services.actions) {
      const on = app.services.registry().modules.filter(({ definition }) => isActionOn(action, definition));
      expect(on).not.toEqual([]);
      for (const { path } of on)
        expect(document.paths, action.name).toHaveProperty([`/api/${path}/{id}/${action.name}`]);
    }
  });

  test('says what each answer and refusal looks like', () => {
    for (const { path, method, operation } of operations()) {
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.some((status) => /^[23]/.test(status)),
        `${method} ${path}`,
      ).toBe(true);
      expect(statuses, `${method} ${path}`).toEqual(expect.arrayContaining(['400', '429']));
      expect(operation.summary, `${method} ${path}`).not.toBe('');
    }
  });

  test('speaks the reader’s language and knows no more than the reader may', async () => {
    const chinese = await app.stranger.get<Document>('/api/openapi.json');
    expect(chinese.body.info.title).toBe('格界 CRM 接口');
    const limited = await app.person('openapi-reader', {
      rights: { contacts: { see: 'all', fields: { phone: 'hidden' } } },
    });
    const { body } = await limited.get<Document>('/api/openapi.json');
    expect(Object.keys(body.paths)).toContain('/api/contacts');
    expect(Object.keys(body.paths)).not.toContain('/api/accounts');
    expect(body.components.schemas.ContactRecord?.properties).not.toHaveProperty('phone');
  });
});

describe('The page that shows it', () => {
  test('works under the policy: no script within, nothing from elsewhere', async () => {
    const page = await app.stranger.get<string>('/api/docs');
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page.body).not.toMatch(/https?:\/\//);
    const script = /src="([^"]+)"/.exec(page.body)?.[1] as string;
    const viewer = await app.stranger.get<string>(script);
    expect(viewer.headers['content-type']).toMatch('text/javascript');
    expect(viewer.body.length).toBeGreaterThan(100_000);
  });
});
