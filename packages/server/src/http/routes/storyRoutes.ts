import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listParameters } from '../listQuery.ts';
import { pastRecord } from '../openapi/recordSchemas.ts';
import { ref } from '../openapi/reference.ts';
import { listParameter, numberParameter, textParameter } from '../parameters.ts';
import { required } from '../required.ts';

const access = 'module';
const tag = 'records';
const page = {
  limit: numberParameter({ zh: '每页条数', en: 'Entries a page' }, 1, 200),
  after: textParameter({ zh: '上一页给出的位置', en: 'Where the page before ended' }, 500),
};

/** What surrounds a record: its related lists, its history, its story, its past. */
export function storyRoutes(app: FastifyInstance, { records, registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/related/:name',
    tag,
    summary: { zh: '相关列表', en: 'A related list' },
    access,
    query: listParameters,
    answer: {
      schema: {
        type: 'object',
        required: ['records', 'next'],
        properties: {
          records: { type: 'array', items: { type: 'object' } },
          next: { type: ['string', 'null'] },
        },
      },
    },
    problems: [404],
    async handle({ session, request, query }) {
      const { name } = request.params as { name: string };
      return records.related(session, moduleIn(request, registry()).name, idIn(request), name, query);
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/history',
    tag,
    summary: { zh: '字段修改历史', en: 'Changes of its fields' },
    access,
    query: page,
    answer: { schema: ref('History') },
    problems: [404],
    handle: async ({ session, request, query }) =>
      records.history(session, moduleIn(request, registry()).name, idIn(request), query),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/timeline',
    tag,
    summary: {
      zh: '时间线：它与所属记录（如客户的联系人、商机）的修改、评论、活动等',
      en: 'Its story and that of its parts (a customer’s people and deals): changes, comments, activities and more',
    },
    access,
    query: {
      ...page,
      kinds: listParameter(
        {
          zh: '只要这些类型：changes、comments、related（activities 与 records）、touches（说过与做过的）或模块路径',
          en: 'Only entries of these kinds: changes, comments, related (activities and records), touches (what was said and done), or paths of modules',
        },
        20,
      ),
      by: numberParameter({ zh: '只要此人的', en: 'Only what this user did' }, 1, Number.MAX_SAFE_INTEGER),
      until: textParameter(
        { zh: '从这一天（含）往前', en: 'Only what is not later than this day or time' },
        40,
      ),
    },
    answer: { schema: ref('Timeline') },
    problems: [404, 422],
    handle: async ({ session, request, query }) =>
      records.timeline(session, moduleIn(request, registry()).name, idIn(request), query),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/as-of',
    tag,
    summary: { zh: '记录在过去某一天的样子', en: 'The record as it was on a past day' },
    access,
    query: { at: textParameter({ zh: '日期或时间', en: 'A date or a time' }, 40) },
    answer: { schema: pastRecord },
    problems: [404, 422],
    handle: async ({ session, request, query }) =>
      records.asOf(session, moduleIn(request, registry()).name, idIn(request), required(query, 'at')),
  });
}
