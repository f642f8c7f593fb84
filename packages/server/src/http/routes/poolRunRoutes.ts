import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';
import { numberParameter } from '../parameters.ts';

const url = '/api/settings/pools';
const tag = 'settings';
const changeSchema = z.strictObject({ runAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) });
const anObject = { type: 'object' };

/** When the pools run, and what came of it: for those who keep pools; the hour and the start are a matter of the settings. */
export function poolRunRoutes(app: FastifyInstance, { poolRunning }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    needs: 'pools',
    summary: { zh: '公海的运行时间与最近结果', en: 'When the pools run, and their latest runs' },
    answer: { schema: anObject },
    handle: async ({ session }) => poolRunning.runs(session),
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    needs: 'settings',
    summary: { zh: '修改运行时间', en: 'Change when they run' },
    body: changeSchema,
    answer: { schema: anObject },
    problems: [422],
    handle: async ({ session, body }) => poolRunning.change(body, session),
  });

  endpoint(app, {
    method: 'GET',
    url: `${url}/forecast`,
    tag,
    needs: 'pools',
    summary: { zh: '试运行：届时将有哪些记录落入', en: 'A dry run: what would fall in' },
    query: {
      days: numberParameter({ zh: '几天之后，默认今天', en: 'So many days from now; today' }, 0, 366),
    },
    answer: { schema: { type: 'array', items: anObject } },
    handle: async ({ session, query }) => poolRunning.forecast(session, query.days ?? 0),
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/run`,
    tag,
    needs: 'settings',
    summary: { zh: '立即运行', en: 'Run them now' },
    answer: { status: 202, schema: ref('JobStarted') },
    async handle() {
      const { id } = await poolRunning.start();
      return { job: id };
    },
  });
}
