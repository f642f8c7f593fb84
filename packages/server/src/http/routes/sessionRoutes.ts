import type { SessionAnswer } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Session } from '../../access/session.ts';
import type { Step } from '../../database/sessions/sessionRows.ts';
import { ownCardSchema } from '../../organization/ownCard.ts';
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
  /** Of the second factor, or one of the recovery codes. */
  code: plainText(40).min(1).nullish(),
});

const answer = { schema: ref('Session') };

/** Signing in and out, and what people may change of themselves. */
export function sessionRoutes(app: FastifyInstance, services: Services, attemptsPerMinute: number): void {
  const { signIn, profile, ownCard } = services;

  endpoint(app, {
    method: 'POST',
    url: '/api/session',
    tag: 'session',
    summary: {
      zh: '登录；401 且类型为 secondFactor 时，带上 code 再次提交',
      en: 'Sign in; on a 401 of the type secondFactor the same again with `code`',
    },
    access: 'public',
    body: credentialsSchema,
    answer: { ...answer, status: 201 },
    problems: [401, 422],
    perMinute: attemptsPerMinute,
    async handle({ request, reply, body }) {
      const opened = await signIn.signIn({ ...body, code: body.code ?? null, ...originOf(request) });
      giveCookie(request, reply, opened.secret);
      return withPending(await profile.answer(opened.user), opened.pending);
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
    handle: async ({ request }) => answerOf(services, signedIn(request)),
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/session',
    tag: 'session',
    summary: { zh: '修改个人偏好', en: 'Change my preferences' },
    access: 'unfinished',
    body: preferencesSchema,
    answer,
    problems: [422],
    async handle({ session, body }) {
      await profile.prefer(session, personOf(session), body);
      return answerOf(services, session);
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/session/card',
    tag: 'session',
    summary: { zh: '我的电话、照片和签名', en: 'My phone number, photo and signature' },
    answer: { schema: ref('OwnCard') },
    handle: async ({ session }) => ownCard.read(session),
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/session/card',
    tag: 'session',
    summary: { zh: '修改我的电话、照片和签名', en: 'Change my phone number, photo and signature' },
    body: ownCardSchema,
    answer: { schema: ref('OwnCard') },
    problems: [422],
    handle: async ({ session, body }) => ownCard.change(session, body),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/session/password',
    tag: 'session',
    summary: { zh: '修改密码（其他登录将失效）', en: 'Change my password; other sign-ins end' },
    access: 'unfinished',
    body: passwordChangeSchema,
    problems: [409, 422],
    perMinute: attemptsPerMinute,
    async handle({ session, body, request, reply }) {
      const user = personOf(session);
      await profile.changePassword(session, user, body);
      if (session.credential?.kind === 'cookie') {
        const { source = 'password' } = session.credential;
        giveCookie(request, reply, await signIn.renew(user.id, originOf(request), source, 'password'));
      }
      await services.signInLog({
        session,
        kind: 'password.changed',
        module: 'user',
        record: user.id,
        ip: request.ip,
      });
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: '/api/session',
    tag: 'session',
    summary: { zh: '退出登录', en: 'Sign out' },
    access: 'unfinished',
    async handle({ session, request, reply }) {
      const secret = request.cookies[sessionCookie];
      if (secret) await signIn.end(secret);
      takeCookie(request, reply);
      await services.signInLog({
        session,
        kind: 'signOut',
        module: 'user',
        record: personOf(session).id,
        ip: request.ip,
      });
    },
  });
}

async function answerOf({ profile }: Services, session: Session): Promise<SessionAnswer> {
  const { source, pending = [] } = session.credential ?? {};
  const known = await profile.answer(personOf(session).id);
  return { ...withPending(known, pending), ...(source ? { source } : {}) };
}

function withPending(known: SessionAnswer, pending: readonly Step[]): SessionAnswer {
  return pending.length > 0 ? { ...known, pending: [...pending] } : known;
}
