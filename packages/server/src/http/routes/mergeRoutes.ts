import type { FastifyInstance } from 'fastify';
import { mergeSchema, previewSchema } from '../../merging/merges.ts';
import type { Services } from '../../services.ts';
import { endpoint, moduleIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const access = 'module';
const tag = 'records';

/** Several records become one: PLT-09. */
export function mergeRoutes(app: FastifyInstance, { merges, registry }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/:module/merge',
    tag,
    summary: {
      zh: '合并记录（后台任务）：from 并入 into，values 为保留的值',
      en: 'Merge records, as a job: from go up in into, which takes over values',
    },
    access,
    body: mergeSchema,
    answer: { status: 202, schema: ref('JobStarted') },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      const { id } = await merges.start(session, moduleIn(request, registry()), body);
      return { job: id };
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/merge/preview',
    tag,
    summary: {
      zh: '并排查看要合并的记录，以及随之转移的内容',
      en: 'Records to be merged side by side, and what would go along from each',
    },
    access,
    body: previewSchema,
    answer: { status: 200, schema: ref('MergePreview') },
    problems: [404, 422],
    handle: async ({ session, request, body }) =>
      merges.preview(session, moduleIn(request, registry()), body.ids),
  });
}
