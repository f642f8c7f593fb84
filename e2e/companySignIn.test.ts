import type { AnsweredRecord } from '@gejie/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { people } from '../packages/server/src/signIn/ldap/people.fixture.ts';
import {
  base,
  readerDn,
  readerPassword,
  type Slapd,
  startSlapd,
} from '../packages/server/src/signIn/ldap/slapd.fixture.ts';
import {
  clientId,
  clientSecret,
  startProvider,
} from '../packages/server/src/signIn/oidc/provider.fixture.ts';
import { announcement, field } from './harness/acts.ts';
import { password } from './harness/cast.ts';
import { arrive, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

let directory: Promise<Slapd> | undefined;
// Whoever came from it once is known by what it says of them: both languages meet the same directory.
const openDirectory = () => (directory ??= startSlapd(people));
afterAll(async () => (await directory)?.remove());

const inDirectory = { username: 'zhanghua', password: 'Ldap-Secret-1' };

/** The part of the security settings with this heading. */
async function partOf({ page }: Visit, heading: string): Promise<Locator> {
  await page.goto('/settings/security');
  const part = page
    .locator('form.security-form')
    .filter({ has: page.getByRole('heading', { name: heading }) });
  await see(part);
  return part;
}

/** Whoever is new is made a user; a group stands for a role and a department. */
async function mapGroup({ t, company, cast }: Visit, part: Locator, group: string) {
  const admin = await company.api('admin');
  const roles = (await admin.find('roles', { sort: 'id' })).records;
  const [usual, mapped] = [roles.at(-1), roles.at(-2)] as [AnsweredRecord, AnsweredRecord];
  await field(part, t('identity.createUsers')).check();
  await field(part, t('identity.defaultRole')).selectOption(String(usual.id));
  await part.getByRole('button', { name: t('identity.addMapping') }).click();
  const line = part.locator('.security-mapping');
  await line.getByLabel(t('identity.value'), { exact: true }).fill(group);
  await line.getByLabel(t('identity.role'), { exact: true }).selectOption(String(mapped.id));
  await line.getByLabel(t('identity.department'), { exact: true }).selectOption(cast.departments.south);
  return { usual, mapped };
}

async function tryAndSave({ page, t }: Visit, part: Locator): Promise<void> {
  await part.getByRole('button', { name: t('ldap.try') }).click();
  await see(part.locator('.security-findings li').first());
  expect(await part.locator('.security-bad').allTextContents()).toEqual([]);
  await part.getByRole('button', { name: t('policy.save') }).click();
  await see(announcement(page, t('policy.saved')));
}

async function signIn(page: Page, { t }: Visit, who: { username: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await field(page, t('signIn.username')).fill(who.username);
  await field(page, t('signIn.password')).fill(who.password);
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
}

/** Whom the settings have made of somebody: with the role and the department of the group. */
async function seeUser(visit: Visit, username: string, roles: readonly AnsweredRecord[]): Promise<void> {
  const { page, company, cast } = visit;
  const admin = await company.api('admin');
  const [found] = (await admin.find('users', { where: { username } })).records;
  const user = await admin.get('users', found?.id ?? 0);
  expect((user.roles as { id: number }[]).map(({ id }) => id).sort()).toEqual(
    roles.map(({ id }) => id).sort(),
  );
  await page.goto(`/users/${user.id}`);
  await see(page.locator('.record-fields').getByText(cast.departments.south).first());
}

journey(
  'ACC-10 people get in by the company’s directory, and the administrator also while it is down',
  { as: 'admin' },
  async (visit) => {
    const { t, company, cast, another, picture, foresee } = visit;
    const slapd = await openDirectory();
    try {
      const part = await partOf(visit, t('ldap.title'));
      await field(part, t('ldap.enabled')).check();
      await field(part, t('ldap.url')).fill(slapd.url);
      await field(part, t('ldap.startTls')).check();
      // Its label holds what is written in it, too.
      await part.getByLabel(t('ldap.ca')).fill(slapd.ca);
      await field(part, t('ldap.bindDn')).fill(readerDn);
      await field(part, t('ldap.secret')).fill(readerPassword);
      await field(part, t('ldap.base')).fill(`ou=people,${base}`);
      const { usual, mapped } = await mapGroup(visit, part, 'sales, east');
      await field(part, t('ldap.tryName')).fill(inDirectory.username);
      await tryAndSave(visit, part);
      await picture('ldap-settings');

      const somebody = await another(null);
      await signIn(somebody, visit, { ...inDirectory, password: 'wrong' });
      await see(somebody.locator('.field-error').first());
      await signIn(somebody, visit, inDirectory);
      await arrive(somebody, '/');
      await seeUser(visit, inDirectory.username, [usual, mapped]);

      await slapd.stop();
      foresee(/\b503\b/);
      const later = await another(null);
      await signIn(later, visit, inDirectory);
      await see(later.locator('.field-error').filter({ hasText: 'LDAP' }));
      await picture('ldap-down', later);
      await signIn(later, visit, { username: cast.people.admin.username, password });
      await arrive(later, '/');
    } finally {
      await (await company.api('admin')).call('PATCH', 'settings/ldap', { enabled: false, mappings: [] });
      await slapd.stop();
      await slapd.start();
    }
  },
);

journey(
  'ACC-10 people get in by the company’s identity provider, and are told when it says no',
  { as: 'admin' },
  async (visit) => {
    const { t, language, company, another, picture, foresee } = visit;
    const provider = await startProvider(
      `${company.url}/api/session/oidc/callback`,
      `${company.url}/sign-in`,
    );
    foresee(new RegExp(`Went elsewhere: ${provider.issuer}`));
    try {
      const label = `企业账号 ${language}`;
      const username = `wangxiao.${language.toLowerCase()}`;
      const part = await partOf(visit, t('oidc.title'));
      await field(part, t('ldap.enabled')).check();
      await field(part, t('oidc.label')).fill(label);
      await field(part, t('oidc.issuer')).fill(provider.issuer);
      await field(part, t('oidc.clientId')).fill(clientId);
      await field(part, t('oidc.secret')).fill(clientSecret);
      const { usual, mapped } = await mapGroup(visit, part, 'sales');
      await tryAndSave(visit, part);
      await picture('oidc-settings');

      provider.account = { sub: username, name: '王晓', preferred_username: username, groups: ['sales'] };
      const somebody = await another(null);
      await somebody.goto('/sign-in?back=/accounts');
      await somebody.getByRole('link', { name: t('signIn.by', { label }) }).click();
      await arrive(somebody, /^\/accounts/);
      await seeUser(visit, username, [usual, mapped]);

      provider.refuses = true;
      const refused = await another(null);
      await refused.goto('/sign-in');
      await refused.getByRole('link', { name: t('signIn.by', { label }) }).click();
      await see(refused.getByRole('alert').filter({ hasText: t('signIn.problem.refused') }));
      await picture('oidc-refused', refused);
    } finally {
      await (await company.api('admin')).call('PATCH', 'settings/oidc', { enabled: false, mappings: [] });
      await provider.stop();
    }
  },
);
