import type { AnsweredRecord } from '@gejie/core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { announcement, chooseInRecordMenu, dialog, refer } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

/** Milliseconds: these ways lead through the screens of several people. */
const timeout = 240_000;

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = await Promise.all([from.boundingBox(), to.boundingBox()]);
  if (!start || !end) throw new Error('Nothing to drag');
  await page.mouse.move(start.x + 10, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 26, start.y + start.height / 2 + 4, { steps: 4 });
  await page.mouse.move(end.x + 12, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

journey(
  'a role made with a hidden field keeps it from everybody who has the role, everywhere (ACC-03)',
  { as: 'admin', timeout },
  async (visit) => {
    const { page, t, words, cast, api, language, company, picture } = visit;
    const roleName = `只看 ${language}`;
    const phone = words.field('accounts', 'phone');
    await page.goto('/roles/new');
    await page.getByLabel(words.field('roles', 'name')).first().fill(roleName);
    const cell = (path: string, right: 'rights.see' | 'rights.edit') =>
      page.getByRole('button', {
        name: new RegExp(`^${words.of(words.module(path).label)} · ${t(right)} ·`),
      });
    // With the keyboard: a figure sets how far the right reaches, an arrow leads to the next one.
    await cell('accounts', 'rights.see').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('1');
    await see(
      page.getByRole('button', {
        name: `${words.of(words.module('accounts').label)} · ${t('rights.edit')} · ${t('rights.reach.own')}`,
      }),
    );
    await page
      .getByRole('button', {
        name: new RegExp(`^${words.of(words.module('accounts').label)} · ${t('rights.fields')}`),
      })
      .click();
    await page.getByPlaceholder(t('rights.findField')).fill(phone);
    const row = page.locator('.field-right', { has: page.getByText(phone, { exact: true }) }).first();
    await row.getByLabel(t('rights.field.hidden')).check({ force: true });
    await picture('role-matrix');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('heading', { name: roleName, level: 1 }));
    await see(page.locator('.limited-fields').getByText(phone));
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('role');

    const made = await api.named('roles', roleName);
    expect(made.rights).toMatchObject({ accounts: { see: 'own', edit: 'own', fields: { phone: 'hidden' } } });
    const sales = (await api.find('users', { where: { username: cast.people.sales.username } })).records[0];
    const before = sales?.roles as { id: number }[];
    await page.goto(`/users/${sales?.id}/edit`);
    const roles = page.getByLabel(words.field('users', 'roles')).first();
    await roles.click();
    await page.keyboard.press('Backspace');
    await refer(page, words.field('users', 'roles'), roleName, roleName);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await eventually(async () => (await api.get('users', Number(sales?.id))).roles).toEqual([
      expect.objectContaining({ id: made.id }),
    ]);

    const seller = await visit.another('sales');
    const own = await api.named('accounts', cast.accounts.telecom);
    await seller.goto(`/accounts/${own.id}`);
    await see(seller.getByRole('heading', { name: cast.accounts.telecom, level: 1 }));
    await see(seller.locator('.record-fields').first());
    expect(await seller.getByText(phone, { exact: true }).count()).toBe(0);
    expect(await seller.getByText('0755-28780808').count()).toBe(0);
    const sellerApi = await company.api('sales');
    expect(await sellerApi.get('accounts', own.id)).not.toHaveProperty('phone');
    await seller.goto('/accounts');
    await see(seller.getByRole('table'));
    expect(await seller.getByRole('columnheader', { name: phone }).count()).toBe(0);
    await picture('field-hidden', seller);

    await page.goto(`/users/${sales?.id}?tab=rights`);
    await see(page.locator('.limited-fields').getByText(phone));
    await picture('user-rights');
    await api.change('users', Number(sales?.id), { roles: before.map(({ id }) => id) });
  },
);

journey(
  'a department is moved below another by dragging, a circle is refused, people go along or elsewhere (ACC-02)',
  { as: 'admin', timeout },
  async ({ page, t, cast, api, picture }) => {
    const { east, south } = cast.departments;
    const [eastern, southern] = [await api.named('departments', east), await api.named('departments', south)];
    const company = await api.named('departments', cast.company);
    await page.goto('/departments?mode=tree');
    const node = (name: string) =>
      page.locator('.tree-node').filter({ has: page.getByRole('link', { name, exact: true }) });
    await see(node(east), node(south));
    await drag(page, node(south), node(east));
    await see(announcement(page, t('board.treeMoved', { name: south, parent: east })));
    await eventually(async () => (await api.get('departments', southern.id)).parent).toMatchObject({
      id: eastern.id,
    });
    await picture('departments-moved');

    await drag(page, node(east), node(south));
    await see(page.getByRole('alert'));
    await eventually(async () => (await api.get('departments', eastern.id)).parent).toMatchObject({
      id: company.id,
    });

    const { colleague } = cast.people;
    const [person] = (await api.find('users', { where: { username: colleague.username } })).records;
    await node(east).locator('.tree-count').click();
    const chip = page.locator('.tree-person').filter({ hasText: colleague.name });
    await see(chip);
    await drag(page, chip, node(south));
    await eventually(async () => (await api.get('users', Number(person?.id))).department).toMatchObject({
      id: southern.id,
    });
    await picture('departments-people');
    await api.change('users', Number(person?.id), { department: eastern.id });
    await api.change('departments', southern.id, { parent: company.id });
  },
);

journey(
  'an account is shared to be read until a day; the colleague sees it, cannot edit it, and not after its end (ACC-05, ACC-08)',
  { as: 'head', timeout },
  async (visit) => {
    const { page, t, words, cast, api, language, company, picture } = visit;
    const account: AnsweredRecord = await api.create('accounts', { name: `共享客户 ${language}` });
    const name = String(account.name);
    const { south } = cast.people;
    const stranger = await company.api('south');
    expect((await stranger.find('accounts', { where: { name } })).records).toEqual([]);

    await page.goto(`/accounts/${account.id}`);
    await chooseInRecordMenu(page, words, t('sharing.action'));
    const box = dialog(page, t('sharing.title', { name }));
    await box.getByRole('combobox', { name: t('sharing.user') }).fill(south.name);
    await page.locator('.ant-select-item-option').filter({ hasText: south.name }).first().click();
    await box.getByRole('button', { name: t('sharing.share'), exact: true }).click();
    await see(announcement(page, t('sharing.shared', { name: south.name })));
    await see(box.locator('.share-list li').filter({ hasText: south.name }));
    await picture('share');
    const [share] = await api.call<{ level: string; until: string }[]>(
      'GET',
      `accounts/${account.id}/shares`,
    );
    expect(share).toMatchObject({ level: 'read' });
    const friday = new Date(share?.until ?? '').toLocaleDateString('en', {
      weekday: 'short',
      timeZone: 'Asia/Shanghai',
    });
    expect(friday).toBe('Fri');
    await page.keyboard.press('Escape');
    await gone(box);

    const guest = await visit.another('south');
    await guest.goto(`/accounts/${account.id}`);
    await see(guest.getByRole('heading', { name, level: 1 }));
    expect(await guest.locator('.inline-pencil').count()).toBe(0);
    await expect(stranger.change('accounts', account.id, { phone: '0571-1' })).rejects.toMatchObject({
      status: 403,
    });
    await picture('shared-with-me', guest);

    await chooseInRecordMenu(page, words, t('access.action'));
    const who = dialog(page, t('access.title'));
    const person = who
      .locator('section')
      .filter({ hasText: t('access.kind.share') })
      .locator('.access-person');
    await see(person.filter({ hasText: south.name }));
    expect(await person.innerText()).toContain(t('sharing.read'));
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('who-can-see');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: t('sharing.withCount', { count: 1 }) }).click();
    await box.getByRole('button', { name: t('sharing.endOf', { name: south.name }) }).click();
    await see(box.getByText(t('sharing.none')));
    await guest.reload();
    await see(guest.getByText(t('frame.notFound')));
    expect((await stranger.find('accounts', { where: { name } })).records).toEqual([]);
  },
);

journey(
  'an administrator asks why somebody can or cannot see a record, and is told what it takes (ACC-08)',
  { as: 'admin', timeout },
  async (visit) => {
    const { page, t, words, cast, api, picture } = visit;
    const { id } = await api.named('accounts', cast.accounts.telecom);
    await page.goto(`/accounts/${id}`);
    await chooseInRecordMenu(page, words, t('access.action'));
    const who = dialog(page, t('access.title'));
    await see(who.locator('.access-person').first());
    const ask = async (name: string) => {
      await who.getByRole('combobox', { name: t('access.ask') }).fill(name);
      await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
    };
    const verdict = who.locator('.verdict');
    await ask(cast.people.south.name);
    await see(
      verdict.getByText(t('access.seesNot', { name: cast.people.south.name })),
      verdict.getByText(t('access.remedy')),
    );
    await picture('why-not');
    await ask(cast.people.sales.name);
    await see(who.locator('.verdict-sees').getByText(cast.people.sales.name));
  },
);

journey(
  'who changes the rights of a role is asked about what a colleague changed of it meanwhile (ACC-03)',
  { as: 'admin' },
  async ({ page, t, words, api, language }) => {
    const rights = { accounts: { see: 'own' } };
    const role = await api.create('roles', { name: `内勤 ${language}`, rights });
    await page.goto(`/roles/${role.id}`);
    await page.getByRole('button', { name: t('rights.editRights') }).click();
    const sees = new RegExp(`^${words.of(words.module('accounts').label)} · ${t('rights.see')} ·`);
    await page.getByRole('button', { name: sees }).focus();
    await page.keyboard.press('2');
    await api.change('roles', role.id, { rights: { ...rights, leads: { see: 'own' } } });
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    const question = dialog(page, t('conflict.title'));
    await see(question);
    await question.getByRole('button', { name: t('conflict.leave') }).click();
    await see(page.getByRole('button', { name: t('rights.editRights') }));
    expect((await api.get('roles', role.id)).rights).toMatchObject({
      accounts: { see: 'own' },
      leads: { see: 'own' },
    });
  },
);
