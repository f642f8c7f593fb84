import { inLanguage } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { invalidField } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { filterMistake } from '../../signIn/ldap/ldapLine.ts';
import { ldapChangeSchema, ldapTestSchema } from '../../signIn/ldap/ldapSettings.ts';
import { tryLdap } from '../../signIn/ldap/ldapTest.ts';
import { endpoint } from '../endpoint.ts';
import { listOf } from '../openapi/reference.ts';
import { mayChange } from './securitySettingsRoutes.ts';

const url = '/api/settings/ldap';
const tag = 'settings';
const schema = {
  type: 'object',
  description: 'Never with the password; `hasSecret` says whether there is one',
};

/** The company's directory: read and changed by those with the function `settings`. */
export function ldapSettingsRoutes(app: FastifyInstance, { ldapSettings, signInLog }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: 'LDAP 目录设置', en: 'Settings of the LDAP directory' },
    answer: { schema },
    problems: [403],
    async handle({ session }) {
      mayChange(session);
      return ldapSettings.answer();
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    summary: { zh: '修改 LDAP 目录设置', en: 'Change the settings of the LDAP directory' },
    body: ldapChangeSchema,
    answer: { schema },
    problems: [403, 422],
    async handle({ session, body, request }) {
      mayChange(session);
      const { settings } = await ldapSettings.with(body);
      if (filterMistake(settings.filter) !== null) throw invalidField('filter', 'notLdapFilter');
      if (settings.enabled && settings.url === '') throw invalidField('url', 'required');
      if (settings.enabled && settings.base === '') throw invalidField('base', 'required');
      const saved = await ldapSettings.change(body, session.user?.id ?? null);
      const { bindPassword, ...shown } = body;
      const detail = { ...shown, ...(bindPassword === undefined ? {} : { bindPassword: 'changed' }) };
      await signInLog({ session, kind: 'settings.changed', label: 'ldap', detail, ip: request.ip });
      return saved;
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/test`,
    tag,
    summary: { zh: '测试目录连接（不保存）', en: 'Try settings of the directory without saving them' },
    body: ldapTestSchema,
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
      const { username = null, ...changes } = body;
      const { settings, secret } = await ldapSettings.with(changes);
      if (settings.url === '') throw invalidField('url', 'required');
      if (settings.base === '') throw invalidField('base', 'required');
      const findings = await tryLdap(settings, secret, username);
      return findings.map(({ ok, text }) => ({ ok, text: inLanguage(text, session.language) }));
    },
  });
}
