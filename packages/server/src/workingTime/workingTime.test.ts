import { addWorkingDays, addWorkingHours, isWorkingTime } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workingTime');
});

afterAll(() => app.close());

const url = '/api/settings/workingTime';
const day = [{ from: '09:00', until: '17:30' }];
const errors = (field: string, code: string) => ({ status: 422, body: { errors: [{ field, code }] } });
const week = (monday: object[]) => ({ weekdays: [monday, day, day, day, day, [], []] });

describe('The company’s working time (PLT-19)', () => {
  test('is the five-day week until an administrator says otherwise, hour by hour', async () => {
    const { body } = await app.admin.get<{ weekdays: object[][] }>(url);
    expect(body.weekdays.map((spans) => spans.length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
    const changed = await app.admin.patch(
      url,
      week([
        { from: '13:00', until: '24:00' },
        { from: '08:00', until: '12:00' },
      ]),
    );
    expect(changed).toMatchObject({
      status: 200,
      body: {
        weekdays: [
          [
            { from: '08:00', until: '12:00' },
            { from: '13:00', until: '24:00' },
          ],
          day,
          day,
          day,
          day,
          [],
          [],
        ],
      },
    });
  });

  test('refuses impossible hours, at their place', async () => {
    const patch = (body: object) => app.admin.patch(url, body);
    expect(await patch(week([{ from: '18:00', until: '09:00' }]))).toMatchObject(
      errors('weekdays.0.0.until', 'notSpan'),
    );
    expect(
      await patch(
        week([
          { from: '09:00', until: '13:00' },
          { from: '12:00', until: '18:00' },
        ]),
      ),
    ).toMatchObject(errors('weekdays.0', 'spansOverlap'));
    expect(await patch(week([{ from: '1', until: '25:00' }]))).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'notTime' }, { code: 'notTime' }] },
    });
    expect(await patch({ weekdays: [[], [], [], [], [], [], []] })).toMatchObject(
      errors('weekdays', 'required'),
    );
    expect((await patch({ weekdays: [day] })).status).toBe(422);
    expect((await patch({ makeUp: [] })).status).toBe(422);
    const seller = await app.person('seller');
    expect((await seller.patch(url, { makeUp: day })).status).toBe(403);
    expect((await seller.get(url)).status).toBe(200);
  });

  test('knows the holidays of China once they are fetched, and keeps what the company has entered itself', async () => {
    const own = { name: '公司年会', from: '2026-10-01', until: '2026-10-02', kind: 'work' };
    expect((await app.admin.post('/api/holidays', own)).status).toBe(201);
    const fetched = await app.admin.post(`${url}/holidays`, { year: 2026 });
    expect(fetched).toMatchObject({ status: 200, body: { arranged: true } });
    expect(await app.admin.post(`${url}/holidays`, { year: 2026 })).toMatchObject({ body: { added: 0 } });
    expect((await app.admin.post(`${url}/holidays`, { year: 1900 })).status).toBe(422);
    const national = await app.admin.get<{ records: object[] }>(
      '/api/holidays?where={"name":"国庆节","kind":"off"}',
    );
    expect(national.body.records).toEqual([]);
    const calendar = await app.services.workingTime.calendar();
    expect(isWorkingTime(calendar, new Date('2026-02-14T10:00:00+08:00'))).toBe(true);
    expect(isWorkingTime(calendar, new Date('2026-02-17T10:00:00+08:00'))).toBe(false);
    expect(isWorkingTime(calendar, new Date('2026-10-01T10:00:00+08:00'))).toBe(true);
    expect(addWorkingDays(calendar, '2026-02-14', 1)).toBe('2026-02-24');
    const overNight = addWorkingHours(calendar, new Date('2026-11-26T17:00:00+08:00'), 1);
    expect(overNight).toEqual(new Date('2026-11-27T09:30:00+08:00'));
  });
});
