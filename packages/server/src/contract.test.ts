import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from './application.fixture.ts';
import {
  asSent,
  createRecord,
  minimalRecord,
  contracted as modules,
  sampleFor,
  writtenFields,
} from './contract.fixture.ts';

let app: TestApplication;
const unlimited = { requests: 0, signIns: 100_000 };

beforeAll(async () => {
  app = await openApplication('contract', { rateLimits: unlimited });
});

afterAll(() => app.close());

type Listed = { records: Record<string, unknown>[]; next: string | null; count?: { value: number } };

describe.each(modules.map((module) => [module.path, module] as const))('%s', (path, module) => {
  const url = `/api/${path}`;
  const title = module.title;

  test('a record is created, with its address, and read as it was written', async () => {
    const given = await minimalRecord(app, module);
    const created = await app.admin.post(`${url}?duplicates=allow`, given);
    expect(created.status, JSON.stringify(created.body)).toBe(201);
    expect(created.headers.location).toBe(`${url}/${created.body.id}`);
    const read = await app.admin.get(`${url}/${created.body.id}`);
    expect(read.status).toBe(200);
    for (const [name, value] of Object.entries(given)) {
      if (module.fields.get(name)?.type.secret) expect(read.body).not.toHaveProperty(name);
      else expect(asSent(read.body[name]), name).toEqual(value);
    }
  });

  /** Values for what is required beside another value, where nothing else is wrong. */
  async function askedAlong(errors: unknown): Promise<Record<string, unknown> | null> {
    const values: Record<string, unknown> = {};
    for (const { field, code } of (errors ?? []) as { field: string; code: string }[]) {
      const asked = module.fields.get(field);
      if (code !== 'required' || !asked?.requiredWhen) return null;
      values[field] = await sampleFor(app, asked);
    }
    return Object.keys(values).length > 0 ? values : null;
  }

  test('each field can be changed and is answered, in the record, the list and the history', async () => {
    const record = await createRecord(app, app.admin, module);
    for (const field of writtenFields(module).filter(({ kernel }) => !kernel)) {
      const value = await sampleFor(app, field);
      if (value === undefined) continue;
      let changed = await app.admin.patch(`${url}/${record.id}`, { [field.name]: value });
      const missing = await askedAlong(changed.body.errors);
      if (missing)
        changed = await app.admin.patch(`${url}/${record.id}`, { [field.name]: value, ...missing });
      if (changed.status === 422) {
        // A rule of the module may stand against it; nothing else may.
        const codes = (changed.body.errors as { code: string }[]).map(({ code }) => code);
        expect(codes, `${field.name}: ${JSON.stringify(changed.body)}`).toEqual(codes.map(() => 'rule'));
        continue;
      }
      expect(changed.status, `${field.name}: ${JSON.stringify(changed.body)}`).toBe(200);
      // A rule may empty what only goes with another value.
      const emptied = field.visibleWhen !== undefined && changed.body[field.name] === null;
      if (field.type.secret || emptied) continue;
      expect(asSent(changed.body[field.name]), field.name).toEqual(value);
      const where = JSON.stringify({ id: record.id });
      const list = await app.admin.get<Listed>(url, { query: { where, fields: field.name } });
      expect(asSent(list.body.records[0]?.[field.name]), field.name).toEqual(value);
    }
  });

  test('every field that says so can be sorted by and filtered by', async () => {
    for (const field of module.fields.values()) {
      if (field.type.sortable)
        for (const sort of [field.name, `-${field.name}`])
          expect((await app.admin.get(url, { query: { sort } })).status, sort).toBe(200);
      if (field.type.operators.includes('empty')) {
        const where = JSON.stringify({ [field.name]: { empty: true } });
        expect((await app.admin.get(url, { query: { where } })).status, where).toBe(200);
      }
    }
  });

  test('mistakes are told at their fields, all at once', async () => {
    const needed = writtenFields(module).filter(
      // What begins with a record that there may be is not missed.
      ({ required, default: usual, defaultsTo }) =>
        required && usual === undefined && defaultsTo === undefined,
    );
    const empty = await app.admin.post(url, {});
    expect(empty.status).toBe(422);
    const told = (empty.body.errors as { field: string; code: string }[]) ?? [];
    expect(told).toEqual(
      expect.arrayContaining(
        needed.map(({ name }) => expect.objectContaining({ field: name, code: 'required' })),
      ),
    );
    const wrong = await app.admin.post(url, { [title]: { not: 'a text' }, nonsense: 1, version: 1 });
    expect(wrong.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: title, message: expect.stringMatching(/[\u4e00-\u9fff]/) }),
        expect.objectContaining({ field: 'nonsense', code: 'unknownField' }),
      ]),
    );
    const nul = await app.admin.post(url, await minimalRecord(app, module, { [title]: 'a\0b' }));
    expect(nul).toMatchObject({ status: 422, body: { errors: [{ field: title, code: 'nulCharacter' }] } });
  });

  test('what changes is in the history: who, by which way, from what, to what', async () => {
    const record = await createRecord(app, app.admin, module);
    const before = String(record[title]);
    await app.admin.patch(`${url}/${record.id}`, { [title]: `${before}改` });
    const { body } = await app.admin.get<{ entries: unknown[] }>(`${url}/${record.id}/history`);
    // What a module does by itself to a new record, such as gathering a report, stands between.
    expect(body.entries.at(-1)).toMatchObject({ kind: 'create' });
    expect(body.entries[0]).toMatchObject({
      kind: 'update',
      way: 'web',
      actor: { label: 'boss' },
      changes: expect.arrayContaining([{ field: title, from: before, to: `${before}改` }]),
    });
    const timeline = await app.admin.get<{ entries: unknown[] }>(`${url}/${record.id}/timeline`);
    expect(timeline.body.entries.length).toBeGreaterThanOrEqual(2);
    const now = await app.admin.get(`${url}/${record.id}/as-of`, { query: { at: new Date().toISOString() } });
    expect(now.body[title]).toBe(`${before}改`);
  });

  test('two who change different fields are merged, two who change the same are asked', async () => {
    const record = await createRecord(app, app.admin, module);
    const first = await app.admin.patch(`${url}/${record.id}`, { [title]: '先到', version: record.version });
    expect(first.status).toBe(200);
    const second = await app.admin.patch(`${url}/${record.id}`, { [title]: '后到', version: record.version });
    expect(second).toMatchObject({
      status: 409,
      body: { current: { [title]: '先到' }, errors: [{ field: title, code: 'changedMeanwhile' }] },
    });
    expect((await app.admin.get(`${url}/${record.id}`)).body[title]).toBe('先到');
  });

  test('what is deleted lies in the recycle bin and comes back whole; only few delete for good', async () => {
    const record = await createRecord(app, app.admin, module);
    const where = JSON.stringify({ id: record.id });
    const listed = async (deleted?: string) =>
      (await app.admin.get<Listed>(url, { query: { where, ...(deleted ? { deleted } : {}) } })).body.records
        .length;
    expect((await app.admin.delete(`${url}/${record.id}`)).status).toBe(204);
    expect([await listed(), await listed('1')]).toEqual([0, 1]);
    expect((await app.admin.patch(`${url}/${record.id}`, { [title]: 'x' })).status).toBe(409);
    const restored = await app.admin.post(`${url}/${record.id}/restore`);
    expect(restored).toMatchObject({
      status: 200,
      body: { id: record.id, [title]: record[title], deletedAt: null },
    });
    expect([await listed(), await listed('1')]).toEqual([1, 0]);
    expect((await app.admin.delete(`${url}/${record.id}?purge=1`)).status).toBe(409);
    await app.admin.delete(`${url}/${record.id}`);
    expect((await app.admin.delete(`${url}/${record.id}?purge=1`)).status).toBe(204);
    expect((await app.admin.get(`${url}/${record.id}`)).status).toBe(404);
  });

  test('search finds it by a fragment of its name', async () => {
    const name = `寻${module.name.length}踪者${path.length}`;
    const record = await createRecord(app, app.admin, module, { [title]: name });
    for (const q of ['踪者', '寻', name]) {
      const found = await app.admin.get<{ groups: { module: string; records: { id: number }[] }[] }>(
        '/api/search',
        {
          query: { q, modules: path, limit: '50' },
        },
      );
      expect(
        found.body.groups.find((group) => group.module === path)?.records.map(({ id }) => id),
        q,
      ).toContain(record.id);
    }
    const list = await app.admin.get<Listed>(url, { query: { q: '踪者' } });
    expect(list.body.records.map(({ id }) => id)).toContain(record.id);
  });

  test('pages follow each other without loss or repetition', async () => {
    for (let nth = 0; nth < 5; nth++) await createRecord(app, app.admin, module);
    const seen: unknown[] = [];
    let after: string | null = '';
    do {
      const query: Record<string, string> = {
        limit: '2',
        sort: title,
        count: '1',
        ...(after ? { after } : {}),
      };
      const page: { body: Listed } = await app.admin.get<Listed>(url, { query });
      seen.push(...page.body.records.map(({ id }) => id));
      after = page.body.next;
      if (after === null) expect(page.body.count?.value).toBe(seen.length);
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('is described to those who may use it', async () => {
    const { body } = await app.admin.get<{
      fields: { name: string; label: Record<string, string> }[];
      list: string[];
    }>(`/api/modules/${path}`);
    const names = body.fields.map(({ name }) => name);
    expect(names).toEqual([...module.fields.keys(), ...module.marks.keys()]);
    for (const column of body.list) expect(names).toContain(column.split('.')[0]);
    for (const { name, label } of body.fields) {
      expect(label.zh, name).toMatch(/[\u4e00-\u9fff]/);
      expect(label.en, name).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
