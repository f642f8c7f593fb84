import { afterAll, beforeAll, expect } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

/** An answered record whose fields are compared, not computed with. */
export type Answered = Record<string, never> & { id: number };

const clock = { now: new Date('2026-11-23T02:00:00Z') };

/** An application for the tests of a file, with the steps that conversions are tested by. */
export function conversionSteps(name: string) {
  let app: TestApplication;
  beforeAll(async () => {
    app = await openApplication(name, { clock: () => clock.now });
  });
  afterAll(() => app.close());

  async function made(path: string, values: object, by: Client = app.admin): Promise<Answered> {
    const answer = await by.post<Answered>(`/api/${path}?duplicates=allow`, values);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  }

  return {
    clock,
    get app() {
      return app;
    },
    get boss() {
      return app.admin;
    },
    made,
    read: async (path: string, by: Client = app.admin) => (await by.get<Answered>(`/api/${path}`)).body,
    newLead: (more: object = {}, by?: Client) => made('leads', { ...enquiry, ...more }, by),
    convert: (lead: number, body: object = {}, by: Client = app.admin) =>
      by.post<{ account: Answered; contact: Answered; opportunity: Answered; errors: never }>(
        `/api/leads/${lead}/convert`,
        body,
      ),
  };
}

const enquiry = {
  name: '周建国',
  company: '海川智能仪表股份有限公司',
  mobile: '138 0571 0001',
  email: 'zhou@haichuan-meter.cn',
  source: 'exhibition',
  industry: 'instruments',
  interests: 'SM-1 智能水表',
  budget: '860000',
};
