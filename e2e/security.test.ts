import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { announcement, dialog } from './harness/acts.ts';
import { Api } from './harness/api.ts';
import { password } from './harness/cast.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

/** Somebody of this journey alone, who speaks its language. */
async function newcomer({ company, language }: Visit, name: string): Promise<string> {
  const username = `${name}.${language.toLowerCase()}`;
  const admin = await company.api('admin');
  const { records } = await admin.find('roles');
  const roles = records.slice(0, 1).map(({ id }) => id);
  await admin.create('users', { name: username, username, password, language, roles });
  return username;
}

async function signIn({ page, t }: Visit, username: string, secret = password): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(t('signIn.username')).fill(username);
  await page.getByLabel(t('signIn.password')).fill(secret);
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
}

async function openMySecurity({ page, t }: Visit): Promise<void> {
  await page.getByRole('button', { name: t('frame.me') }).click();
  await page.getByRole('menuitem', { name: t('security.mine') }).click();
  await arrive(page, '/me/security');
}

/** What the authenticator app would show, so many steps from now. */
async function appOf(page: Page): Promise<(steps: number) => string> {
  const secret = (await page.locator('.enrolment .token-secret').textContent())?.replaceAll(' ', '') ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return (steps) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

journey(
  'ACC-10 somebody turns a second factor on, and gets in with a code or a recovery code only',
  { as: null },
  async (visit) => {
    const { page, t, picture } = visit;
    const username = await newcomer(visit, 'careful');
    await signIn(visit, username);
    await arrive(page, '/');
    await openMySecurity(visit);
    await page.getByRole('button', { name: t('security.turnOn') }).click();
    const enrolment = dialog(page, t('signIn.enrolTitle'));
    await see(enrolment.locator('svg').first());
    await picture('second-factor-enrol');
    await eventually(() => enrolment.locator('.token-secret').textContent()).not.toBe('');
    const app = await appOf(page);
    await enrolment.getByLabel(t('security.thenCode')).fill('000000');
    await enrolment.getByRole('button', { name: t('security.confirm') }).click();
    await see(enrolment.getByRole('alert'));
    await enrolment.getByLabel(t('security.thenCode')).fill(app(0));
    await enrolment.getByRole('button', { name: t('security.confirm') }).click();
    const codes = enrolment.locator('.recovery-codes li');
    await eventually(() => codes.count()).toBe(10);
    const [recovery = ''] = await codes.allTextContents();
    await picture('recovery-codes');
    await enrolment.getByRole('button', { name: t('security.codesKept') }).click();
    await see(page.getByRole('button', { name: t('security.turnOff') }));
    await picture('my-security');

    for (const code of [app(1), recovery]) {
      await page.getByRole('button', { name: t('frame.me') }).click();
      await page.getByRole('menuitem', { name: t('frame.signOut') }).click();
      await arrive(page, /^\/sign-in/);
      await signIn(visit, username);
      await see(page.getByRole('heading', { name: t('signIn.codeTitle') }));
      if (code === recovery) await page.getByRole('button', { name: t('signIn.useRecovery') }).click();
      else await picture('second-factor');
      await page.getByLabel(t(code === recovery ? 'signIn.recovery' : 'signIn.code')).fill(code);
      await page.keyboard.press('Enter');
      await arrive(page, '/');
    }
  },
);

journey(
  'ACC-10 somebody sees where the account is signed in, and ends a session there',
  { as: null },
  async (visit) => {
    const { page, t, company } = visit;
    const username = await newcomer(visit, 'travelling');
    const elsewhere = await new Api(company.url).signIn(username, password);
    await signIn(visit, username);
    await arrive(page, '/');
    await openMySecurity(visit);
    const rows = page.locator('.security-sessions tbody tr');
    await eventually(() => rows.count()).toBe(2);
    await see(rows.filter({ hasText: t('security.thisOne') }));
    await rows.getByRole('button', { name: new RegExp(`^${t('security.end')}:`) }).click();
    await see(announcement(page, t('security.ended')), page.getByText(t('security.onlyThis')));
    expect(await rows.count()).toBe(1);
    expect((await elsewhere.send('GET', 'session')).status).toBe(401);
    await page.reload();
    await see(page.getByText(t('security.onlyThis')));
  },
);

journey(
  'ACC-10 whoever got a password from an administrator chooses another before anything else',
  { as: null },
  async (visit) => {
    const { page, t, company, picture } = visit;
    const admin = await company.api('admin');
    const username = await newcomer(visit, 'new');
    await admin.call('PATCH', 'settings/security', { changeFirst: true });
    try {
      await signIn(visit, username);
      await see(page.getByRole('heading', { name: t('signIn.newPasswordTitle') }));
      await page.goto('/accounts');
      await arrive(page, /^\/sign-in/);
      await page.getByLabel(t('password.current')).fill(password);
      await page.getByLabel(t('password.new')).fill('12345678');
      await page.getByLabel(t('setup.again')).fill('12345678');
      await page.keyboard.press('Enter');
      await see(page.getByRole('alert'));
      await picture('forced-password');
      await page.getByLabel(t('password.new')).fill('Another-Horse-77');
      await page.getByLabel(t('setup.again')).fill('Another-Horse-77');
      await page.keyboard.press('Enter');
      await arrive(page, '/accounts');
      await gone(page.getByRole('heading', { name: t('signIn.newPasswordTitle') }));
    } finally {
      await admin.call('PATCH', 'settings/security', { changeFirst: false });
    }
  },
);

journey(
  'ACC-10 an administrator sets the rules, and helps somebody who is locked out',
  { as: 'admin' },
  async (visit) => {
    const { page, t, company, picture } = visit;
    const username = await newcomer(visit, 'locked');
    const admin = await company.api('admin');
    const { id } = await admin.named('users', username);
    for (let failure = 0; failure < 6; failure++) {
      await new Api(company.url).signIn(username, 'wrong').catch(() => undefined);
    }
    await page.goto(`/users/${id}?tab=security`);
    await page.getByRole('button', { name: t('security.unlock') }).click();
    await see(announcement(page, t('security.unlocked')), page.getByText(t('security.notLocked')));
    await picture('user-security');
    await new Api(company.url).signIn(username, password);

    await page.goto('/settings/security');
    await see(page.getByRole('heading', { name: t('policy.title') }), page.getByLabel(t('ldap.base')));
    await page.getByLabel(t('policy.passwordLength')).fill('3');
    const save = page.getByRole('button', { name: t('policy.save') });
    await save.first().click();
    await see(page.getByRole('alert'));
    await page.getByLabel(t('policy.passwordLength')).fill('9');
    await save.first().click();
    await see(announcement(page, t('policy.saved')));
    expect(await admin.call('GET', 'settings/security')).toMatchObject({ passwordLength: 9 });
    await admin.call('PATCH', 'settings/security', { passwordLength: 8 });
    await page.getByLabel(t('ldap.url')).first().fill('ldap://127.0.0.1:1');
    await page.getByLabel(t('ldap.base')).fill('dc=gejie,dc=example');
    await page
      .getByRole('button', { name: t('ldap.try') })
      .first()
      .click();
    await see(page.locator('.security-findings .security-bad'));
    await picture('security-settings');
  },
);
