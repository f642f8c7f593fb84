import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainText } from '../../plainText.ts';
import { ProblemError } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { browserOf, personOf } from '../authenticate.ts';
import { giveCookie, originOf } from '../cookies.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';

const codeSchema = z.strictObject({ code: plainText(40).min(1) });
const tag = 'session';
const codes = {
  schema: {
    type: 'object',
    required: ['recoveryCodes'],
    properties: { recoveryCodes: { type: 'array', items: { type: 'string' } } },
  },
};

/** What people see and do about their own sign-in: where it is open, the second factor. */
export function ownSecurityRoutes(app: FastifyInstance, services: Services, attemptsPerMinute: number): void {
  sessionListRoutes(app, services);
  secondFactorRoutes(app, services, attemptsPerMinute);
}

function sessionListRoutes(app: FastifyInstance, { openSessions }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/session/list',
    tag,
    summary: { zh: '我在哪些设备上登录着', en: 'Where I am signed in' },
    answer: { schema: listOf(ref('OpenSession')) },
    handle: async ({ session }) => openSessions.list(personOf(session).id, session),
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/session/list',
    tag,
    summary: { zh: '退出其他所有设备', en: 'End all my other sign-ins' },
    async handle({ session }) {
      browserOf(session);
      await openSessions.revokeOthers(session, personOf(session).id);
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/session/list/:id',
    tag,
    summary: { zh: '退出一台设备', en: 'End one of my sign-ins' },
    problems: [404],
    async handle({ session, request }) {
      browserOf(session);
      await openSessions.revoke(session, personOf(session).id, idIn(request));
    },
  });
}

function secondFactorRoutes(app: FastifyInstance, services: Services, perMinute: number): void {
  const { secondFactors, pendingSteps, signIn, signInLog, company } = services;
  const url = '/api/session/second-factor';
  const access = 'unfinished';

  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '我的第二步验证', en: 'My second factor' },
    access,
    answer: { schema: ref('SecondFactor') },
    async handle({ session }) {
      const { id } = personOf(session);
      return { ...(await secondFactors.state(id)), required: await pendingSteps.secondFactorIsRequired(id) };
    },
  });

  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: {
      zh: '开始启用第二步验证：返回密钥与二维码内容',
      en: 'Begin to enrol a second factor: its secret, and what the QR code says',
    },
    access,
    answer: {
      status: 201,
      schema: {
        type: 'object',
        required: ['secret', 'uri'],
        properties: { secret: { type: 'string' }, uri: { type: 'string' } },
      },
    },
    problems: [409],
    async handle({ session }) {
      browserOf(session);
      const user = personOf(session);
      const { name } = await company.facts();
      return secondFactors.offer(user.id, { issuer: name, name: user.username });
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/confirm`,
    tag,
    summary: {
      zh: '用验证码确认；返回恢复码（仅此一次），其他登录将失效',
      en: 'Confirm with a code; answers the recovery codes, this once; other sign-ins end',
    },
    access,
    body: codeSchema,
    answer: codes,
    problems: [409, 422, 429],
    perMinute,
    async handle({ session, body, request, reply }) {
      const { source = 'password' } = browserOf(session);
      const user = personOf(session);
      const recoveryCodes = await secondFactors.confirm(user.id, body.code);
      giveCookie(request, reply, await signIn.renew(user.id, originOf(request), source, 'secondFactor'));
      await signInLog({
        session,
        kind: 'twoFactor.enabled',
        module: 'user',
        record: user.id,
        ip: request.ip,
      });
      return { recoveryCodes };
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/recovery-codes`,
    tag,
    summary: { zh: '重新生成恢复码，旧的作废', en: 'New recovery codes; the old ones are void' },
    body: codeSchema,
    answer: codes,
    problems: [422, 429],
    perMinute,
    async handle({ session, body, request }) {
      browserOf(session);
      const user = personOf(session);
      const recoveryCodes = await secondFactors.renewRecoveryCodes(user.id, body.code);
      await signInLog({
        session,
        kind: 'twoFactor.codesRenewed',
        module: 'user',
        record: user.id,
        ip: request.ip,
      });
      return { recoveryCodes };
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/remove`,
    tag,
    summary: { zh: '停用第二步验证', en: 'Turn my second factor off' },
    body: codeSchema,
    problems: [409, 422, 429],
    perMinute,
    async handle({ session, body, request, reply }) {
      const { source = 'password' } = browserOf(session);
      const user = personOf(session);
      if (await pendingSteps.secondFactorIsRequired(user.id)) throw required();
      await secondFactors.removeWith(user.id, body.code);
      giveCookie(request, reply, await signIn.renew(user.id, originOf(request), source, 'secondFactor'));
      await signInLog({
        session,
        kind: 'twoFactor.disabled',
        module: 'user',
        record: user.id,
        ip: request.ip,
      });
    },
  });
}

function required(): ProblemError {
  return new ProblemError('state', {
    zh: '公司要求您使用第二步验证，不能停用；如要更换手机，请管理员重置',
    en: 'Your company requires a second factor of you; to change the phone, ask your administrator to reset it',
  });
}
