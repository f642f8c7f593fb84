import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { fetchHolidays } from '../../workingTime/fetchHolidays.ts';
import { workingTimeSchema } from '../../workingTime/workingTimeSettings.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const url = '/api/settings/workingTime';
const tag = 'settings';

/** When the company works: read by all, changed by those with the function `workingTime`. */
export function workingTimeRoutes(app: FastifyInstance, { workingTime, records }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '工作时间', en: 'Working hours' },
    answer: { schema: ref('WorkingTime') },
    handle: async () => workingTime.hours(),
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    needs: 'workingTime',
    summary: { zh: '修改工作时间', en: 'Change the working hours' },
    body: workingTimeSchema,
    answer: { schema: ref('WorkingTime') },
    problems: [422],
    async handle({ session, body }) {
      return workingTime.change(body, session);
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/holidays`,
    tag,
    needs: 'workingTime',
    summary: { zh: '载入中国某年的节假日与调休', en: 'Add the holidays of China of a year' },
    body: z.strictObject({ year: z.int().min(2004).max(2099) }),
    answer: {
      schema: {
        type: 'object',
        required: ['added', 'arranged'],
        properties: { added: { type: 'integer' }, arranged: { type: 'boolean' } },
      },
    },
    problems: [422],
    async handle({ session, body }) {
      return fetchHolidays(records, session, body.year);
    },
  });
}
