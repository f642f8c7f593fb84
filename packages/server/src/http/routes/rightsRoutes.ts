import type { FastifyInstance } from 'fastify';
import { grantableModules } from '../../access/grantable.ts';
import { rightsOf } from '../../access/rights.ts';
import { forbidden } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';

const tag = 'rights';

/** What roles can grant, and what they add up to. ACC-03 */
export function rightsRoutes(app: FastifyInstance, { registry, userRights }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/rights',
    tag,
    summary: {
      zh: '角色可以授予的模块与字段权限',
      en: 'The modules and fields that roles can grant rights to',
    },
    answer: { schema: listOf(ref('GrantableModule')) },
    async handle({ session }) {
      // Whoever may read roles reads these names there.
      if (rightsOf(session, registry().module('role')).see === 'none') throw forbidden();
      return grantableModules(registry());
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/users/:id/rights',
    tag,
    summary: {
      zh: '某员工的全部权限及其来源角色',
      en: 'What a user may do, and by which of the roles',
    },
    answer: { schema: ref('UserRights') },
    problems: [404],
    handle: async ({ session, request }) => userRights.answer(session, idIn(request)),
  });
}
