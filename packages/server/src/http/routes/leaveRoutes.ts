import type { FastifyInstance } from 'fastify';
import { leaveSchema } from '../../leaving/leaveWish.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const tag = 'users';

/** Somebody leaves, and all that is theirs goes to others. */
export function leaveRoutes(app: FastifyInstance, { leaving }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/users/:id/belongings',
    tag,
    summary: { zh: '此员工名下的一切', en: 'All that belongs to this person' },
    answer: { schema: ref('Belongings') },
    problems: [404],
    handle: async ({ session, request }) => leaving.belongings(session, idIn(request)),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/users/:id/leave/preview',
    tag,
    summary: {
      zh: '离职交接预览：各规则涉及多少记录',
      en: 'How many records each rule of a hand-over meets',
    },
    body: leaveSchema,
    answer: { status: 200, schema: ref('LeavePreview') },
    problems: [404, 422],
    handle: async ({ session, request, body }) => leaving.preview(session, idIn(request), body),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/users/:id/leave',
    tag,
    summary: {
      zh: '离职交接：名下记录交给他人，然后停用账号（后台任务）',
      en: 'Hand over all that this person owns, then close the account; a job',
    },
    body: leaveSchema,
    answer: { status: 202, schema: ref('JobStarted') },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      const { id } = await leaving.leave(session, idIn(request), body);
      return { job: id };
    },
  });
}
