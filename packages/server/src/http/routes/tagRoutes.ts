import { tones } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainText } from '../../plainText.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const changeSchema = z.strictObject({
  name: plainText(40).min(1).optional(),
  color: z.enum(tones).nullable().optional(),
});

const tag = 'collaboration';
const url = '/api/tags';

/** All tags there are: seen with what they stand on; everybody's are kept by those who may change settings. PLT-14 */
export function tagRoutes(app: FastifyInstance, { allTags }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: {
      zh: '标签及其记录数（只计有权查看的记录）',
      en: 'Tags with how many records they stand on, of those I may see',
    },
    answer: { schema: ref('Tags') },
    handle: async ({ session }) => allTags.list(session),
  });
  endpoint(app, {
    method: 'GET',
    url: `${url}/:id/records`,
    tag,
    summary: { zh: '带此标签的记录，跨模块', en: 'What a tag stands on, over all modules' },
    answer: { schema: ref('Tagged') },
    problems: [404],
    handle: async ({ session, request }) => allTags.records(session, idIn(request)),
  });
  endpoint(app, {
    method: 'PATCH',
    url: `${url}/:id`,
    tag,
    summary: {
      zh: '改名、改颜色；改成已有的名称则合并',
      en: 'Rename or recolour a tag; given the name of another, the two become one',
    },
    body: changeSchema,
    answer: { schema: ref('Tag') },
    problems: [403, 404, 422],
    handle: async ({ session, request, body }) => allTags.change(session, idIn(request), body),
  });
  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:id`,
    tag,
    summary: { zh: '删除标签，并从所有记录上取下', en: 'Delete a tag, and take it off all records' },
    problems: [403, 404],
    handle: async ({ session, request }) => allTags.remove(session, idIn(request)),
  });
}
