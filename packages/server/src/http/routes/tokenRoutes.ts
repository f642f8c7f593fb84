import type { FastifyInstance } from 'fastify';
import { newTokenSchema } from '../../access/tokens.ts';
import { ProblemError } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { personOf } from '../authenticate.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';

const tag = 'tokens';

/** Tokens by which programs act for the caller. */
export function tokenRoutes(app: FastifyInstance, { tokens }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/tokens',
    tag,
    summary: { zh: '我的令牌', en: 'My tokens' },
    answer: { schema: listOf(ref('Token')) },
    handle: async ({ session }) => tokens.list(personOf(session).id),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/tokens',
    tag,
    summary: { zh: '创建令牌（仅此一次显示其内容）', en: 'Make a token; its secret is answered this once' },
    body: newTokenSchema,
    answer: { status: 201, schema: ref('Token') },
    problems: [422],
    async handle({ session, body }) {
      // Otherwise a token of narrow scope or short life could make itself a better one.
      if (session.credential?.kind === 'token') {
        throw new ProblemError('forbidden', {
          zh: '令牌不能创建令牌，请登录后操作',
          en: 'Tokens are made by people who sign in, not by tokens',
        });
      }
      return tokens.create(session, personOf(session).id, body);
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: '/api/tokens/:id',
    tag,
    summary: { zh: '撤销令牌', en: 'Revoke a token' },
    problems: [404],
    handle: async ({ session, request }) => tokens.revoke(session, personOf(session).id, idIn(request)),
  });
}
