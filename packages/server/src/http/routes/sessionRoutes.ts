import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { passwordChangeSchema, preferencesSchema } from '../../organization/profile.ts';
import { plainText } from '../../plainText.ts';
import type { Services } from '../../services.ts';
import { personOf, sessionCookie, signedIn } from '../authenticate.ts';
import { giveCookie, originOf, takeCookie } from '../cookies.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const credentialsSchema = z.strictObject({
  username: plainText(200).min(1),
  password: z.string().min(1).max(200),
});

const answer = { schema: ref('Session') };

/** Signing in and out, and what people may change of themselves. */
export function sessionRoutes(app: FastifyInstance, services: Services, attemptsPerMinute: number): void {
  const { signIn, profile } = services;

  endpoint(app, {
    method: 'POST',
    url: '/api/session',
    tag: 'session',
    summary: { zh: '登录', en: 'Sign in' },
    access: 'public',
    body: credentialsSchema,
    answer: { ...answer, status: 201 },
    problems: [401, 422],
    perMinute: attemptsPerMinute,
    async handle({ request, reply, body }) {
      const { secret, user } = await signIn.signIn({ ...body, ...originOf(request) });
      giveCookie(request, reply, secret);
      return profile.answer(user);
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/session',
    tag: 'session',
    summary: { zh: '当前用户及其功能权限', en: 'Who I am and what I may' },
    access: 'public',
    answer,
    problems: [401],
    handle: async ({ request }) => profile.answer(personOf(signedIn(request)).id),
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/session',
    tag: 'session',
    summary: { zh: '修改个人偏好', en: 'Change my preferences' },
    body: preferencesSchema,
    answer,
    problems: [422],
    async handle({ session, body }) {
      const user = personOf(session);
      await profile.prefer(session, user, body);
      return profile.answer(user.id);
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/session/password',
    tag: 'session',
    summary: { zh: '修改密码（其他登录将失效）', en: 'Change my password; other sign-ins end' },
    body: passwordChangeSchema,
    problems: [422],
    perMinute: attemptsPerMinute,
    async handle({ session, body, request, reply }) {
      const user = personOf(session);
      await profile.changePassword(session, user, body);
      if (session.credential?.kind === 'cookie') {
        giveCookie(request, reply, await signIn.open(user.id, originOf(request)));
      }
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: '/api/session',
    tag: 'session',
    summary: { zh: '退出登录', en: 'Sign out' },
    async handle({ request, reply }) {
      const secret = request.cookies[sessionCookie];
      if (secret) await signIn.end(secret);
      takeCookie(request, reply);
    },
  });
}
