import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { objectOf } from '../requestBody.ts';

const access = 'module';
const tag = 'records';

/** Named actions of the modules. */
export function actionRoutes(app: FastifyInstance, { records, registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/:action',
    tag,
    summary: { zh: '执行操作前的预览', en: 'What an action would do' },
    access,
    answer: { schema: {} },
    problems: [404, 409],
    handle: async ({ session, request }) =>
      records.preview(session, moduleIn(request, registry()).name, idIn(request), actionIn(request)),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/:action',
    tag,
    summary: { zh: '执行操作', en: 'Run an action' },
    access,
    takes: { schema: { type: 'object' } },
    answer: { schema: {} },
    problems: [404, 409, 422],
    handle: async ({ session, request, body }) =>
      records.act(
        session,
        moduleIn(request, registry()).name,
        idIn(request),
        actionIn(request),
        body === undefined ? {} : objectOf(body),
      ),
  });
}

function actionIn(request: FastifyRequest): string {
  return (request.params as { action: string }).action;
}
