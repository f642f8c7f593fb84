import { type BilingualText, inLanguage } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Services } from '../../services.ts';
import type { Finding } from '../../signIn/identity/finding.ts';
import type { AnsweredSettings, SourceSettings, Switchable } from '../../signIn/identity/sourceSettings.ts';
import { ldapChangeSchema, ldapTestSchema } from '../../signIn/ldap/ldapSettings.ts';
import { tryLdap } from '../../signIn/ldap/ldapTest.ts';
import { oidcChangeSchema } from '../../signIn/oidc/oidcSettings.ts';
import { tryOidc } from '../../signIn/oidc/oidcTest.ts';
import { endpoint } from '../endpoint.ts';
import { listOf } from '../openapi/reference.ts';

const tag = 'settings';
const schema = {
  type: 'object',
  description: 'Never with the secret; `hasSecret` says whether there is one',
};
const findings = listOf({
  type: 'object',
  required: ['ok', 'text'],
  properties: { ok: { type: 'boolean' }, text: { type: 'string' } },
});

/** Who else may say who somebody is: read, changed and tried by those with the function `settings`. */
export function identitySourceRoutes(app: FastifyInstance, services: Services): void {
  const { ldapSettings, oidcSettings } = services;
  sourceRoutes(app, 'ldap', ldapSettings, {
    called: { zh: 'LDAP 目录', en: 'the LDAP directory' },
    changes: ldapChangeSchema,
    trial: ldapTestSchema,
    async attempt({ username = null, ...changes }) {
      const { settings, secret } = await ldapSettings.tried(changes);
      return tryLdap(settings, secret, username);
    },
  });
  sourceRoutes(app, 'oidc', oidcSettings, {
    called: { zh: '统一登录（OpenID Connect）', en: 'the OpenID provider' },
    changes: oidcChangeSchema,
    trial: oidcChangeSchema,
    async attempt(changes) {
      const { settings, secret } = await oidcSettings.tried(changes);
      return tryOidc(settings, secret);
    },
  });
}

interface Source<Changes, Trial> {
  called: BilingualText;
  changes: z.ZodType<Changes>;
  trial: z.ZodType<Trial>;
  attempt(trial: Trial): Promise<Finding[]>;
}

function sourceRoutes<Settings extends Switchable, Changes extends Record<string, unknown>, Trial>(
  app: FastifyInstance,
  part: string,
  settings: SourceSettings<Settings>,
  { called, changes, trial, attempt }: Source<Changes, Trial>,
): void {
  const url = `/api/settings/${part}`;

  endpoint(app, {
    method: 'GET',
    url,
    tag,
    needs: 'settings',
    summary: { zh: `${called.zh}设置`, en: `Settings of ${called.en}` },
    answer: { schema },
    async handle(): Promise<AnsweredSettings<Settings>> {
      return settings.answer();
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    needs: 'settings',
    summary: { zh: `修改${called.zh}设置`, en: `Change the settings of ${called.en}` },
    body: changes,
    answer: { schema },
    problems: [422],
    async handle({ session, body }) {
      return settings.change(body, session);
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/test`,
    tag,
    needs: 'settings',
    summary: { zh: `测试${called.zh}（不保存）`, en: `Try settings of ${called.en} without saving them` },
    body: trial,
    answer: { schema: findings },
    problems: [422],
    perMinute: 30,
    async handle({ session, body }) {
      return (await attempt(body)).map(({ ok, text }) => ({ ok, text: inLanguage(text, session.language) }));
    },
  });
}
