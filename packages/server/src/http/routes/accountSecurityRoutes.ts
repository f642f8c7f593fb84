import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const tag = 'users';
const problems = [403, 404, 409];
const url = '/api/users/:id/security';

/** What those with the function `users` see and do about the sign-ins of others. */
export function accountSecurityRoutes(
  app: FastifyInstance,
  { openSessions, accountKeeping }: Services,
): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: {
      zh: '员工的登录安全：登录、锁定、第二步验证、令牌',
      en: 'How somebody’s account stands: sign-ins, locks, second factor, tokens',
    },
    answer: { schema: ref('AccountSecurity') },
    problems,
    async handle({ session, request }) {
      const { id, username } = await accountKeeping.seen(session, idIn(request));
      return openSessions.security(session, id, username);
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: `${url}/sessions`,
    tag,
    summary: { zh: '让员工退出所有设备', en: 'End all sign-ins of somebody' },
    problems,
    async handle({ session, request }) {
      const { id } = await accountKeeping.kept(session, idIn(request));
      await openSessions.revokeOthers(session, id);
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: `${url}/sessions/:session`,
    tag,
    summary: { zh: '结束员工的一个登录', en: 'End one sign-in of somebody' },
    problems,
    async handle({ session, request }) {
      const { id } = await accountKeeping.kept(session, idIn(request));
      await openSessions.revoke(session, id, idIn(request, 'session'));
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: `${url}/lock`,
    tag,
    summary: { zh: '解除登录锁定', en: 'Unlock a login name' },
    problems,
    async handle({ session, request }) {
      const { id, username } = await accountKeeping.kept(session, idIn(request));
      await openSessions.unlock(session, id, username);
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: `${url}/second-factor`,
    tag,
    summary: { zh: '重置第二步验证（手机丢失时）', en: 'Reset a second factor, when a phone is lost' },
    problems,
    async handle({ session, request }) {
      const { id, username } = await accountKeeping.kept(session, idIn(request));
      await openSessions.resetSecondFactor(session, id, username);
    },
  });
}
