import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Answer, openApplication, type TestApplication } from '../application.fixture.ts';
import { cutAt, disagreements, killedIn } from './processes.fixture.ts';
import { addedColumns, addField, customFields, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workshop_processes', { works: false, logger: pino({ level: 'silent' }) });
});

afterAll(() => app.close());

type Known = Pick<TestApplication, 'services'>;

/** Names of the added fields as a process knows them. */
const known = ({ services }: Known, module: string) =>
  [...services.registry().module(module).fields.values()]
    .filter(({ custom }) => custom)
    .map(({ name }) => name)
    .toSorted();

/** Asks until it is answered: while lines are broken, the answer is to try again shortly. */
async function answered(ask: () => Promise<Answer<object>>): Promise<number> {
  return vi.waitFor(
    async () => {
      const { status } = await ask();
      if (status === 503) throw new Error('Not now');
      return status;
    },
    { timeout: 20_000 },
  );
}

test('other processes learn of a field, also after their line was cut', async () => {
  const second = await app.secondProcess();
  try {
    const { body: first } = await addField(app.admin, 'accounts', { type: 'text', label: '第一个' });
    await vi.waitFor(() => expect(known(second, 'account')).toContain(first.name), 5_000);
    const asked = second.client({ cookie: app.admin.cookie as string, 'x-requested-with': 'gejie' });
    const created = await asked.post('/api/accounts?duplicates=allow', { name: '甲', [first.name]: '值' });
    expect(created.body).toMatchObject({ [first.name]: '值' });
    await app.cutLines();
    const lost = { name: 'lost', type: 'text', label: '断线时' };
    // Refused the second time, where the answer to the first was lost on the way.
    expect([201, 422]).toContain(await answered(() => addField(app.admin, 'accounts', lost)));
    await vi.waitFor(() => expect(known(second, 'account')).toContain('cf_lost'), 20_000);
    expect([204, 404]).toContain(await answered(() => asked.delete(`${fieldsOf('accounts')}/cf_lost`)));
    await vi.waitFor(() => expect(known(app, 'account')).not.toContain('cf_lost'), 20_000);
  } finally {
    await second.close();
  }
});

test('many administrators at once, in two processes, lose nothing and agree', async () => {
  const second = await app.secondProcess();
  try {
    const asked = second.client({ cookie: app.admin.cookie as string, 'x-requested-with': 'gejie' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, nth) =>
        addField(nth % 2 ? app.admin : asked, 'contacts', { type: 'text', label: `同时 ${nth}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const same = await Promise.all(
      [app.admin, asked].map((client) =>
        addField(client, 'contacts', { name: 'one', type: 'text', label: '只有一个' }),
      ),
    );
    expect(same.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    const names = (await customFields(app.admin, 'contacts')).map(({ name }) => name).toSorted();
    expect(names).toEqual(await addedColumns(app, 'contact'));
    await vi.waitFor(() => expect(known(second, 'contact')).toEqual(names), 20_000);
  } finally {
    await second.close();
  }
});

describe('A line that breaks', () => {
  let cut: ReturnType<typeof cutAt> | undefined;

  afterEach(() => cut?.restore());

  test.each([
    ['before the column is there', /alter table .* add column/],
    ['between the column and what is kept of it', /insert into custom_field/],
    ['before other processes are told', /pg_notify/],
    ['while it is committed', /^commit/],
    ['while this process reads what it did', /select module, field, choices from choice_overlay/],
    ['before the turn is given back', /pg_advisory_unlock/],
  ])('%s, leaves metadata and table in agreement, and the next try succeeds', async (label, at) => {
    const name = `at_${at.source.replace(/\W+/g, '_').slice(0, 30)}`;
    cut = cutAt(app, at);
    const first = await addField(app.admin, 'leads', { name, type: 'text', label });
    cut.restore();
    expect(cut.happened()).toBe(true);
    expect([201, 503]).toContain(first.status);
    expect(await vi.waitFor(() => disagreements(app), 20_000)).toEqual([]);
    await answered(() => addField(app.admin, 'leads', { name, type: 'text', label }));
    const kept = (await customFields(app.admin, 'leads')).map((field) => field.name);
    expect(kept).toContain(`cf_${name}`);
    await vi.waitFor(() => expect(known(app, 'lead')).toEqual(kept.toSorted()), 20_000);
    expect(await addedColumns(app, 'lead')).toEqual(kept.toSorted());
  });
});

const thirtyOneDays = 31 * 86_400_000;

describe('kill -9 of a process', { timeout: 60_000 }, () => {
  const fields = fieldsOf('opportunities');
  let id: number;

  beforeAll(async () => {
    const { body: account } = await app.admin.post('/api/accounts?duplicates=allow', { name: '商机的客户' });
    for (const field of [
      { name: 'becomes', type: 'text', label: '变为数字' },
      { name: 'single', type: 'text', label: '将不重复' },
      { name: 'goes', type: 'text', label: '将删除' },
    ])
      expect((await addField(app.admin, 'opportunities', field)).status).toBe(201);
    const made = await app.admin.post('/api/opportunities?duplicates=allow', {
      name: '商机',
      account: account.id,
      closeDate: '2026-12-31',
      cf_becomes: '1280',
      cf_single: 'A1',
      cf_goes: '值',
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    id = made.body.id as number;
  });

  const read = async () => (await app.admin.get(`/api/opportunities/${id}`)).body;

  test('between a new column and what is kept of it leaves neither', async () => {
    const request = {
      method: 'POST',
      url: fields,
      payload: { name: 'half', type: 'text', label: '一半' },
    } as const;
    expect(await killedIn(app, { at: 'insert into custom_field', request })).toBe('SIGKILL');
    expect(await disagreements(app)).toEqual([]);
    expect(await addedColumns(app, 'opportunity')).not.toContain('cf_half');
    expect((await app.admin.post(fields, request.payload)).status).toBe(201);
  });

  test('between a field and the index that lets no value repeat has the next start build it', async () => {
    const payload = { name: 'only', type: 'text', label: '唯一', unique: true };
    const request = { method: 'POST', url: fields, payload } as const;
    expect(await killedIn(app, { at: 'create unique index', request })).toBe('SIGKILL');
    expect(await disagreements(app)).toEqual([]);
    expect((await app.admin.post(fields, payload)).status).toBe(422);
  });

  test('between that index and what is kept of it leaves the field as it was', async () => {
    const request = { method: 'PATCH', url: `${fields}/cf_single`, payload: { unique: true } } as const;
    expect(await killedIn(app, { at: 'update custom_field set definition', request })).toBe('SIGKILL');
    expect(await disagreements(app)).toEqual([]);
    expect((await app.admin.patch(`${fields}/cf_single`, { unique: true })).status).toBe(200);
    expect(await disagreements(app)).toEqual([]);
  });

  test.each([
    ['once the new values are gathered', 'lock table'],
    ['before the new kind is written down', 'update custom_field set definition'],
  ])('in a change of kind, %s, leaves the old values', async (_when, at) => {
    const request = { method: 'PATCH', url: `${fields}/cf_becomes`, payload: { type: 'integer' } } as const;
    expect(await killedIn(app, { at, request })).toBe('SIGKILL');
    expect(await disagreements(app)).toEqual([]);
    expect(await read()).toMatchObject({ cf_becomes: '1280' });
  });

  test('is no hindrance to another process that changes the kind then', async () => {
    expect((await app.admin.patch(`${fields}/cf_becomes`, { type: 'integer' })).status).toBe(200);
    expect(await read()).toMatchObject({ cf_becomes: 1280 });
  });

  test('while a field is deleted, or purged after its thirty days, leaves it as it was', async () => {
    const request = { method: 'DELETE', url: `${fields}/cf_goes` } as const;
    expect(await killedIn(app, { at: 'pg_notify', request })).toBe('SIGKILL');
    expect(await read()).toMatchObject({ cf_goes: '值' });
    expect((await app.admin.delete(`${fields}/cf_goes`)).status).toBe(204);
    const purge = { at: 'delete from custom_field', ahead: thirtyOneDays };
    expect(await killedIn(app, purge)).toBe('SIGKILL');
    expect(await disagreements(app)).toEqual([]);
    expect((await app.admin.post(`${fields}/cf_goes/restore`)).status).toBe(200);
    expect(await read()).toMatchObject({ cf_goes: '值' });
  });
});

test('nobody who reads or writes waits for a field, and it waits for nobody for long', async () => {
  const { pool } = app.services.database;
  const client = await pool.connect();
  try {
    // Somebody in the middle of a long transaction over the same table.
    await client.query('begin');
    await client.query('select count(*) from contact');
    const adding = addField(app.admin, 'contacts', { type: 'text', label: '等待' });
    await vi.waitFor(
      async () => {
        const { rows } = await pool.query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'alter table "contact"%'`,
        );
        expect(rows).toHaveLength(1);
      },
      { timeout: 10_000, interval: 5 },
    );
    expect((await app.admin.get('/api/contacts', { query: { limit: '1' } })).status).toBe(200);
    await client.query('commit');
    expect((await adding).status).toBe(201);
  } finally {
    client.release();
  }
});
