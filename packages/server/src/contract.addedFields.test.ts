import type { ModuleField } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from './application.fixture.ts';
import {
  addedIn,
  addFields,
  conditionOn,
  type Kind,
  nameOf,
  preparedKinds,
  valuesOf,
} from './contract.addedFields.fixture.ts';
import { createRecord, contracted as modules } from './contract.fixture.ts';
import { codesIn } from './customization/workshop.fixture.ts';
import { imported, jobEnded, previewed } from './import/import.fixture.ts';

let app: TestApplication;
let kinds: Kind[];

beforeAll(async () => {
  app = await openApplication('added_fields', { rateLimits: { requests: 0, signIns: 100_000 } });
  kinds = await preparedKinds(app);
});

afterAll(() => app.close());

type Values = Record<string, unknown>;
type Answered = Values & { id: number; version: number; updatedAt: string };
type Listed = { records: Answered[] };

describe.each(modules.map((module) => [module.path, module] as const))(
  'Fields of each kind that an administrator adds to %s (PLT-05)',
  (path, module) => {
    const url = `/api/${path}`;
    let fields: ModuleField[];
    let first: Answered;
    let second: Answered;
    let blank: Answered;

    beforeAll(async () => {
      fields = await addFields(app, module, kinds);
      const made = (values: Values) => createRecord(app, app.admin, module, values) as Promise<Answered>;
      first = await made(valuesOf(kinds, 0));
      second = await made(valuesOf(kinds, 1));
      blank = await made({});
    });

    /** Which of the three are found. */
    async function found(where: object, more: Record<string, string> = {}): Promise<string[]> {
      const known = { 甲: first.id, 乙: second.id, 空: blank.id };
      const within = { all: [where, { id: { in: Object.values(known) } }] };
      const query = { where: JSON.stringify(within), fields: 'id', ...more };
      const answer = await app.admin.get<Listed>(url, { query });
      expect(answer.status, JSON.stringify([where, more, answer.body])).toBe(200);
      const names = new Map(Object.entries(known).map(([name, id]) => [id, name]));
      return answer.body.records.map(({ id }) => names.get(id) ?? '?');
    }

    const answered = (kind: Kind) => kind.values?.[0] ?? first[nameOf(kind)];

    test('are written, and answered by the record and by lists', async () => {
      for (const [record, which] of [
        [first, 0],
        [second, 1],
      ] as const) {
        expect(addedIn(record, kinds)).toEqual(valuesOf(kinds, which));
        const { body } = await app.admin.get<Answered>(`${url}/${record.id}`);
        expect(addedIn(body, kinds)).toEqual(valuesOf(kinds, which));
        const where = JSON.stringify({ id: record.id });
        const list = await app.admin.get<Listed>(url, {
          query: { where, fields: fields.map(({ name }) => name).join(',') },
        });
        expect(addedIn(list.body.records[0] ?? {}, kinds)).toEqual(valuesOf(kinds, which));
      }
      expect([first.cf_formula, second.cf_formula, blank.cf_formula]).toEqual([14, 84, null]);
      expect([first.cf_autoNumber, second.cf_autoNumber, blank.cf_autoNumber]).toEqual([
        'Z-001',
        'Z-002',
        'Z-003',
      ]);
    });

    test('refuse what they don’t take, each at its place', async () => {
      const bad = Object.fromEntries(kinds.map((kind) => [nameOf(kind), kind.bad[0]]));
      const refused = await app.admin.patch(`${url}/${blank.id}`, bad);
      expect(refused.status).toBe(422);
      expect(codesIn(refused)).toEqual(Object.fromEntries(kinds.map((kind) => [nameOf(kind), kind.bad[1]])));
    });

    test('are filtered by, and sorted by', async () => {
      for (const kind of kinds) {
        const name = nameOf(kind);
        const condition = conditionOn(kind, answered(kind));
        const alike = kind.type.name === 'boolean' ? ['甲', '空'] : ['甲'];
        if (condition)
          expect([name, await found({ [name]: condition }, { sort: 'id' })]).toEqual([name, alike]);
        if (kind.type.operators.includes('empty')) {
          const filled = kind.type.numbered ? ['甲', '乙', '空'] : ['甲', '乙'];
          expect([name, await found({ [name]: { empty: false } }, { sort: 'id' })]).toEqual([name, filled]);
        }
        if (!kind.type.sortable) continue;
        const both = { id: { in: [first.id, second.id] } };
        expect([name, await found(both, { sort: name })]).toEqual([name, ['甲', '乙']]);
        expect([name, await found(both, { sort: `-${name}` })]).toEqual([name, ['乙', '甲']]);
      }
    });

    test('are found by search where they say so', async () => {
      for (const kind of kinds.filter(({ options }) => options.search)) {
        const q = String(kind.part ?? answered(kind));
        const { body } = await app.admin.get<{ groups: { records: { id: number }[] }[] }>('/api/search', {
          query: { q, modules: path, limit: '50' },
        });
        const ids = body.groups.flatMap(({ records }) => records.map(({ id }) => id));
        expect([q, ids.includes(first.id), ids.includes(second.id)]).toEqual([q, true, false]);
        const list = await app.admin.get<Listed>(url, { query: { q, fields: 'id' } });
        expect([q, list.body.records.map(({ id }) => id)]).toEqual([q, [first.id]]);
      }
    });

    test('stand in the history, and are what they were on a past day', async () => {
      const record = (await createRecord(app, app.admin, module, valuesOf(kinds, 0))) as Answered;
      const changed = await app.admin.patch(`${url}/${record.id}`, valuesOf(kinds, 1));
      expect(changed.status, JSON.stringify(changed.body)).toBe(200);
      expect(addedIn(changed.body, kinds)).toEqual(valuesOf(kinds, 1));
      const history = await app.admin.get<{
        entries: { changes: { field: string; from: unknown; to: unknown }[] }[];
      }>(`${url}/${record.id}/history`);
      const changes = history.body.entries[0]?.changes ?? [];
      const told = (side: 'from' | 'to') =>
        addedIn(Object.fromEntries(changes.map((change) => [change.field, change[side]])), kinds);
      expect([told('from'), told('to')]).toEqual([valuesOf(kinds, 0), valuesOf(kinds, 1)]);
      const then = await app.admin.get(`${url}/${record.id}/as-of`, { query: { at: record.updatedAt } });
      expect(addedIn(then.body, kinds)).toEqual(valuesOf(kinds, 0));
      expect(then.body.cf_formula).toBe(14);
    });

    test('don’t exist for whom they are hidden, and are only read by whom they are for reading', async () => {
      const who = (name: string, right: 'hidden' | 'read') => {
        const rights = Object.fromEntries(fields.map((field) => [field.name, right]));
        const grant = { see: 'all', edit: 'all', export: true, fields: rights } as const;
        return app.person(`${name}-${path}`, { rights: { [path]: grant } });
      };
      const kept = await who('kept', 'hidden');
      const seen = await kept.get(`${url}/${first.id}`);
      expect([seen.status, Object.keys(seen.body).filter((name) => name.startsWith('cf_'))]).toEqual([
        200,
        [],
      ]);
      expect(JSON.stringify((await kept.get(`/api/modules/${path}`)).body)).not.toContain('"cf_');
      for (const kind of kinds) {
        const { name, type } = { name: nameOf(kind), type: kind.type };
        const where = JSON.stringify({ [name]: conditionOn(kind, answered(kind)) ?? { empty: true } });
        expect([name, (await kept.get(url, { query: { where } })).status]).toEqual([name, 400]);
        expect([name, (await kept.get(url, { query: { fields: name } })).status]).toEqual([name, 400]);
        if (type.sortable)
          expect([name, (await kept.get(url, { query: { sort: name } })).status]).toEqual([name, 400]);
      }
      const sheet = await kept.get<string>(`${url}/export`, {
        query: { ids: String(first.id), format: 'csv' },
      });
      expect(sheet.body).toContain(String(first[module.title]));
      expect(sheet.body).not.toContain('加的');
      const { body: told } = await kept.get(`${url}/${second.id}/history`);
      expect(JSON.stringify(told)).not.toContain('cf_');
      const refused = async (who: Client, code: string) => {
        const answer = await who.patch(`${url}/${first.id}`, valuesOf(kinds, 1));
        // Where a function stands for writing, whoever has it writes every field, and nobody else any.
        if (module.definition.writtenWith) return expect(answer.status).toBe(403);
        const written = fields.filter(({ type }) => !type.computed);
        expect(codesIn(answer)).toEqual(Object.fromEntries(written.map(({ name }) => [name, code])));
      };
      await refused(kept, 'unknownField');
      const reader = await who('reader', 'read');
      expect(addedIn((await reader.get(`${url}/${first.id}`)).body, kinds)).toEqual(valuesOf(kinds, 0));
      await refused(reader, 'notAllowed');
    });

    test('are changed by the mass', async () => {
      const started = await app.admin.post(`${url}/bulk`, {
        ids: [second.id, blank.id],
        action: 'update',
        values: valuesOf(kinds, 0),
      });
      const job = await jobEnded(app.admin, started.body.job as number);
      expect(job).toMatchObject({ state: 'done', updated: 2, failed: 0 });
      const { body } = await app.admin.get<Answered>(`${url}/${blank.id}`);
      expect(addedIn(body, kinds)).toEqual(valuesOf(kinds, 0));
      expect(body.cf_formula).toBe(14);
    });

    test.each(['csv', 'xlsx'])('go out as %s and come back as they were', async (format) => {
      const original = (await createRecord(app, app.admin, module, valuesOf(kinds, 0))) as Answered;
      const response = await app.http.inject({
        url: `${url}/export`,
        query: { ids: String(original.id), format },
        headers: { cookie: app.admin.cookie as string },
      });
      const file = { name: `${path}.${format}`, bytes: response.rawPayload };
      expect((await app.admin.delete(`${url}/${original.id}`)).status).toBe(204);
      expect((await app.admin.delete(`${url}/${original.id}?purge=1`)).status).toBe(204);
      const { mapping } = await previewed(app.admin, path, file);
      const job = await imported(app.admin, path, file, { mapping, duplicates: 'create' });
      expect(job).toMatchObject({ state: 'done', created: 1, failed: 0 });
      const { body } = await app.admin.get<Listed>(url, {
        query: {
          where: JSON.stringify({ [module.title]: original[module.title] }),
          sort: '-id',
          fields: fields.map(({ name }) => name).join(','),
        },
      });
      const back = kinds.filter(({ type, values }) => values && !type.holdsFiles && !type.markup);
      expect(Object.values(mapping)).toEqual(expect.arrayContaining(back.map(nameOf)));
      const came = addedIn(body.records[0] ?? {}, back);
      expect(came).toEqual(addedIn(original, back));
    });
  },
);
