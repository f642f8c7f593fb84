import type { Module } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from './application.fixture.ts';
import { asSent, createRecord, contracted as modules, sampleFor, writtenFields } from './contract.fixture.ts';
import { imported, jobEnded, previewed } from './import/import.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('round_trip', { rateLimits: { requests: 0, signIns: 100_000 } });
});

afterAll(() => app.close());

/** A record with a value in every field that its module's rules let have one. */
async function fullRecord(module: Module): Promise<Record<string, unknown> & { id: number }> {
  const { id } = await createRecord(app, app.admin, module);
  for (const field of writtenFields(module)) {
    const value = await sampleFor(app, field);
    if (value !== undefined) await app.admin.patch(`/api/${module.path}/${id}`, { [field.name]: value });
  }
  return (await app.admin.get(`/api/${module.path}/${id}`)).body as Record<string, unknown> & { id: number };
}

async function exported(path: string, id: number, format: string): Promise<Buffer> {
  const response = await app.http.inject({
    url: `/api/${path}/export`,
    query: { ids: String(id), format },
    headers: { cookie: app.admin.cookie as string },
  });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  return response.rawPayload;
}

describe.each(modules.map((module) => [module.path, module] as const))('%s', (path, module) => {
  const url = `/api/${path}`;

  test.each(['csv', 'xlsx'])('what %s exports, import takes back as it was', async (format) => {
    const original = await fullRecord(module);
    const file = { name: `${path}.${format}`, bytes: await exported(path, original.id, format) };
    // Out of the way: unique values are free again, and nothing can be mistaken for what comes back.
    expect((await app.admin.delete(`${url}/${original.id}`)).status).toBe(204);
    expect((await app.admin.delete(`${url}/${original.id}?purge=1`)).status).toBe(204);

    const preview = await previewed(app.admin, path, file);
    const job = await imported(app.admin, path, file, { mapping: preview.mapping, duplicates: 'create' });
    expect(job, JSON.stringify(preview.preview)).toMatchObject({
      state: 'done',
      created: 1,
      failed: 0,
      total: 1,
    });

    const where = JSON.stringify({ [module.title]: original[module.title] });
    const found = await app.admin.get<{ records: Record<string, unknown>[] }>(url, {
      query: { where, sort: '-id' },
    });
    const back = found.body.records[0] ?? {};
    const fields = writtenFields(module).filter(
      ({ type, name }) => !type.markup && Object.values(preview.mapping).includes(name),
    );
    expect(fields.length).toBeGreaterThan(1);
    for (const { name } of fields) expect(asSent(back[name]), name).toEqual(asSent(original[name]));
  });

  test('a mass change is a job that changes what may be changed, and tells the rest', async () => {
    const records = [await createRecord(app, app.admin, module), await createRecord(app, app.admin, module)];
    const ids = [...records.map(({ id }) => id), 999_999_999];
    const started = await app.admin.post(`${url}/bulk`, { ids, action: 'delete' });
    expect(started).toMatchObject({ status: 202, body: { job: expect.any(Number) } });
    const job = await jobEnded(app.admin, started.body.job as number);
    expect(job).toMatchObject({ kind: 'bulk', module: path, state: 'done', updated: 2, failed: 1 });
    const failed = await app.admin.get(job.failedRows as string);
    expect(failed.status).toBe(200);
    const stranger = await app.person(`stranger-${path}`);
    expect((await stranger.get(`/api/jobs/${job.id}`)).status).toBe(404);
    expect((await stranger.get(job.failedRows as string)).status).toBe(404);
  });
});
