import type { FastifyInstance } from 'fastify';
import { securityChangeSchema } from '../../access/securitySettings.ts';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const tag = 'settings';

/** The rules of signing in: read and changed by those with the function `settings`. */
export function securitySettingsRoutes(app: FastifyInstance, services: Services): void {
  const { security, passwords, oidc } = services;
  const url = '/api/settings/security';

  endpoint(app, {
    method: 'GET',
    url,
    tag,
    needs: 'settings',
    summary: { zh: '登录安全设置', en: 'Rules of signing in' },
    answer: { schema: ref('SecurityPolicy') },
    async handle() {
      return security.policy();
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    needs: 'settings',
    summary: { zh: '修改登录安全设置', en: 'Change the rules of signing in' },
    body: securityChangeSchema,
    answer: { schema: ref('SecurityPolicy') },
    problems: [422],
    async handle({ session, body }) {
      return security.change(body, session);
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/session/ways',
    tag: 'session',
    summary: {
      zh: '登录页需要知道的：密码规则、其他登录方式',
      en: 'What the sign-in page has to know: the rules for passwords, other ways to sign in',
    },
    access: 'public',
    answer: { schema: ref('SignInWays') },
    async handle() {
      const button = await oidc.button();
      const providers = button ? [{ ...button, url: '/api/session/oidc' }] : [];
      return { passwordRules: await passwords.advice(), providers };
    },
  });
}
