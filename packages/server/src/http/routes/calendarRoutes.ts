import { calendarLayers, occurrenceScopes } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { wholeRecord } from '../openapi/recordSchemas.ts';
import { ref } from '../openapi/reference.ts';
import {
  choicesParameter,
  idsParameter,
  instantParameter,
  listParameter,
  numberParameter,
} from '../parameters.ts';
import { required } from '../required.ts';

const tag = 'calendar';

const address = { type: 'object', properties: { url: { type: 'string', format: 'uri' } }, required: ['url'] };

const occurrence = z.iso.datetime();
const change = z.strictObject({
  occurrence,
  scope: z.enum(occurrenceScopes),
  values: z.record(z.string(), z.unknown()).nullable(),
});

/** Calendars, and what becomes of the occurrences of a series. CAL-01 */
export function calendarRoutes(
  app: FastifyInstance,
  { calendars, calendarFeeds, records, registry }: Services,
): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/calendar',
    tag,
    summary: {
      zh: '一段时间内的日程与任务，重复的已展开；以及他人的忙闲',
      en: 'Events and tasks of a span of time, series unfolded; and when others are busy',
    },
    query: {
      from: instantParameter({ zh: '从', en: 'From' }),
      to: instantParameter({ zh: '到（不含）', en: 'Up to, but not including' }),
      layers: choicesParameter(
        { zh: '谁的：本人、团队、部门、全部可见', en: 'Whose: own, team, department, all that may be seen' },
        calendarLayers,
      ),
      also: listParameter(
        {
          zh: '另外显示这些模块（路径），如 opportunities：按预计成交日期',
          en: 'Modules to show as well, by their paths: opportunities by the day they are to close',
        },
        20,
      ),
      busy: idsParameter({ zh: '查询这些员工的忙闲', en: 'People whose free time is asked for' }, 50),
      perDay: numberParameter(
        {
          zh: '每天只列出最先的几项，更多的日子在 crowded 中给出总数；不填则列出全部',
          en: 'Of each day the first so many; days that have more are counted in `crowded`. Absent: everything',
        },
        1,
        500,
      ),
    },
    answer: { schema: ref('Calendar') },
    async handle({ session, query }) {
      const { layers = ['own'], also = [], busy = [], perDay } = query;
      return calendars.read(session, {
        from: required(query, 'from'),
        to: required(query, 'to'),
        layers,
        also,
        busy,
        ...(perDay === undefined ? {} : { perDay }),
      });
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/calendar/feed',
    tag,
    summary: {
      zh: '我的日历的订阅地址（iCalendar）：知道它的人都能看，请勿外传',
      en: 'The address at which my calendar can be subscribed to (iCalendar): whoever knows it can read it',
    },
    answer: { schema: address },
    async handle({ session, request }) {
      const path = await calendarFeeds.pathFor(session);
      return { url: `${request.protocol}://${request.host}${path}` };
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: '/api/calendar/feed',
    tag,
    summary: { zh: '作废我的订阅地址', en: 'Let the address of my calendar lead nowhere' },
    handle: async ({ session }) => calendarFeeds.end(session),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/calendar/feeds/:name',
    tag,
    summary: { zh: '订阅的日历', en: 'A calendar as it is subscribed to' },
    access: 'public',
    answer: { type: 'text/calendar', schema: { type: 'string' } },
    problems: [404],
    async handle({ request, reply }) {
      const { name: secret = '' } = request.params as { name?: string };
      const text = await calendarFeeds.read(secret);
      reply.type('text/calendar; charset=utf-8');
      return text;
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/occurrences',
    tag,
    summary: {
      zh: '修改或取消重复日程中的某一次、此次及以后、或全部',
      en: 'Change or call off one occurrence of a series, it and the following, or all',
    },
    access: 'module',
    body: change,
    answer: { schema: wholeRecord },
    problems: [404, 409, 422],
    handle: async ({ session, request, body }) =>
      records.changeOccurrence(session, moduleIn(request, registry()).name, idIn(request), {
        ...body,
        occurrence: new Date(body.occurrence).toISOString(),
      }),
  });
}
