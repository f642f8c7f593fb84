import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { shareSchema } from '../../sharing/shares.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { numberParameter } from '../parameters.ts';

const access = 'module';
const tag = 'sharing';

/** With whom a record is shared, and who sees it for which reason. */
export function sharingRoutes(app: FastifyInstance, { registry, shares, accessAnswers }: Services): void {
  const url = '/api/:module/:id/shares';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '共享对象', en: 'With whom the record is shared' },
    access,
    answer: { schema: listOf(ref('Share')) },
    problems: [404],
    handle: async ({ session, request }) =>
      shares.list(session, moduleIn(request, registry()), idIn(request)),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '共享记录', en: 'Share the record' },
    access,
    body: shareSchema,
    answer: { status: 201, schema: ref('Share') },
    problems: [404, 422],
    handle: async ({ session, request, body }) =>
      shares.add(session, moduleIn(request, registry()), idIn(request), body),
  });
  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:share`,
    tag,
    summary: { zh: '结束共享', en: 'End a share' },
    access,
    problems: [404],
    handle: async ({ session, request }) =>
      shares.remove(session, moduleIn(request, registry()), idIn(request), idIn(request, 'share')),
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/access',
    tag,
    summary: {
      zh: '谁能看到此记录及原因；user：某人为何能或不能看到',
      en: 'Who sees the record, and why; with user: why that person does or does not',
    },
    access,
    query: {
      user: numberParameter({ zh: '员工编号', en: 'Id of a user' }, 1, Number.MAX_SAFE_INTEGER),
    },
    answer: { schema: ref('Access') },
    problems: [404, 422],
    handle: async ({ session, request, query }) => {
      const module = moduleIn(request, registry());
      const record = idIn(request);
      return query.user === undefined
        ? accessAnswers.who(session, module, record)
        : accessAnswers.why(session, module, record, query.user);
    },
  });
}
