import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';
import { numberParameter } from '../parameters.ts';

const access = 'module';
const tag = 'records';

/** Records of a whole module that look like the same: PLT-09. */
export function duplicateRoutes(app: FastifyInstance, { duplicates, registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/duplicates',
    tag,
    summary: { zh: '可能重复的记录，按组', en: 'Records that look like the same, by groups' },
    access,
    query: {
      limit: numberParameter({ zh: '每页组数', en: 'Groups a page' }, 1, 100),
      after: numberParameter({ zh: '上一页最后一组', en: 'The last group of the page before' }, 1, 1e15),
    },
    answer: { schema: ref('Duplicates') },
    problems: [409],
    handle: async ({ session, request, query }) =>
      duplicates.list(session, moduleIn(request, registry()), query),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/duplicates/search',
    tag,
    summary: { zh: '全模块查重（后台任务）', en: 'Look for duplicates over the whole module, as a job' },
    access,
    answer: { status: 202, schema: ref('JobStarted') },
    problems: [409],
    async handle({ session, request }) {
      const { id } = await duplicates.search(session, moduleIn(request, registry()));
      return { job: id };
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/duplicates/:id/dismiss',
    tag,
    summary: { zh: '这一组不是重复', en: 'Those of a group are not the same' },
    access,
    problems: [404, 409],
    handle: async ({ session, request }) =>
      duplicates.dismiss(session, moduleIn(request, registry()), idIn(request)),
  });
}
