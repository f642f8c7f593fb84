import { inLanguage } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { invalidField } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { discover } from '../../signIn/oidc/oidcProvider.ts';
import { oidcProblem } from '../../signIn/oidc/oidcRefusal.ts';
import { oidcChangeSchema } from '../../signIn/oidc/oidcSettings.ts';
import { endpoint } from '../endpoint.ts';
import { listOf } from '../openapi/reference.ts';
import { mayChange } from './securitySettingsRoutes.ts';

const url = '/api/settings/oidc';
const tag = 'settings';
const schema = {
  type: 'object',
  description: 'Never with the secret; `hasSecret` says whether there is one',
};

/** The OpenID provider: read and changed by those with the function `settings`. */
export function oidcSettingsRoutes(app: FastifyInstance, { oidcSettings, signInLog }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '统一登录（OpenID Connect）设置', en: 'Settings of the OpenID provider' },
    answer: { schema },
    problems: [403],
    async handle({ session }) {
      mayChange(session);
      return oidcSettings.answer();
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    summary: { zh: '修改统一登录设置', en: 'Change the settings of the OpenID provider' },
    body: oidcChangeSchema,
    answer: { schema },
    problems: [403, 422],
    async handle({ session, body, request }) {
      mayChange(session);
      const { settings } = await oidcSettings.with(body);
      if (settings.enabled && settings.issuer === '') throw invalidField('issuer', 'required');
      if (settings.enabled && settings.clientId === '') throw invalidField('clientId', 'required');
      const saved = await oidcSettings.change(body, session.user?.id ?? null);
      const { clientSecret, ...shown } = body;
      const detail = { ...shown, ...(clientSecret === undefined ? {} : { clientSecret: 'changed' }) };
      await signInLog({ session, kind: 'settings.changed', label: 'oidc', detail, ip: request.ip });
      return saved;
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/test`,
    tag,
    summary: { zh: '测试统一登录（不保存）', en: 'Try settings of the OpenID provider without saving them' },
    body: oidcChangeSchema,
    answer: {
      schema: listOf({
        type: 'object',
        required: ['ok', 'text'],
        properties: { ok: { type: 'boolean' }, text: { type: 'string' } },
      }),
    },
    problems: [403, 422],
    perMinute: 30,
    async handle({ session, body }) {
      mayChange(session);
      const { settings, secret } = await oidcSettings.with(body);
      if (settings.issuer === '') throw invalidField('issuer', 'required');
      const said = (ok: boolean, zh: string, en: string) => [
        { ok, text: inLanguage({ zh, en }, session.language) },
      ];
      try {
        const { issuer } = (
          await discover(settings.issuer, settings.clientId || 'x', secret)
        ).serverMetadata();
        return said(true, `统一登录可以使用：${issuer}`, `The provider answers: ${issuer}`);
      } catch (error) {
        return oidcProblem(error) === 'unavailable'
          ? said(false, '这个地址没有 OpenID 服务答复', 'No OpenID provider answers at this address')
          : said(
              false,
              '服务自称的地址与填写的不同',
              'The provider calls itself by another address than this',
            );
      }
    },
  });
}
