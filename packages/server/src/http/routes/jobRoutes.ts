import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { numberParameter } from '../parameters.ts';

const tag = 'jobs';

/** Long work: how it goes, stopping it, taking it back. */
export function jobRoutes(app: FastifyInstance, { jobs }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/jobs',
    tag,
    summary: { zh: '我的任务', en: 'My jobs' },
    access: 'cut',
    query: { limit: numberParameter({ zh: '最多条数', en: 'How many at most' }, 1, 200) },
    answer: { schema: listOf(ref('Job')) },
    handle: async ({ session, query }) => jobs.mine(session, query.limit),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/jobs/:id',
    tag,
    summary: { zh: '任务进度与结果', en: 'How a job goes' },
    access: 'cut',
    answer: { schema: ref('Job') },
    problems: [404],
    handle: async ({ session, request }) => jobs.get(session, idIn(request)),
  });

  endpoint(app, {
    method: 'DELETE',
    url: '/api/jobs/:id',
    tag,
    summary: { zh: '取消任务', en: 'Cancel a job' },
    problems: [404, 409],
    async handle({ session, request }) {
      await jobs.cancel(session, idIn(request));
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/jobs/:id/undo',
    tag,
    summary: { zh: '撤回一次导入', en: 'Take an import back' },
    answer: { status: 202, schema: ref('JobStarted') },
    problems: [404, 409],
    async handle({ session, request }) {
      const { id } = await jobs.undo(session, idIn(request));
      return { job: id };
    },
  });
}
