import type { PoolRuns } from '@gejie/core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { announcement, choose, chooseInRecordMenu, dialog, field, pick, refer, row } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';
import type { Words } from './harness/words.ts';

const timeout = 240_000;

/** A pool of accounts for the east, whose people may hold one record of it at a time. */
async function openPool({ cast, company, language }: Visit, name: string, values: object = {}) {
  const admin = await company.api('admin');
  const east = await admin.named('departments', cast.departments.east);
  return admin.create('pools', {
    name: `${name} ${language}`,
    module: 'accounts',
    departments: [east.id],
    masked: ['phone'],
    ...values,
  });
}

/** Of the modules the one of just this name: 客户 stands in 潜在客户 too. */
async function chooseAccounts(scope: Page | Locator, label: string, words: Words): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  await field(scope, label).click();
  const name = words.of(words.module('accounts').label);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .click();
}

journey(
  'an administrator sets up a pool and its rule, looks ahead, lets it run, and reads what came of it (ACC-07)',
  { as: 'admin', timeout },
  async (visit) => {
    const { page, t, words, cast, api, language, picture } = visit;
    const name = `新公海 ${language}`;
    await page.goto('/pools/new');
    await field(page, words.field('pools', 'name')).fill(name);
    await chooseAccounts(page, words.field('pools', 'module'), words);
    await refer(page, words.field('pools', 'departments'), cast.departments.south, cast.departments.south);
    await page.keyboard.press('Escape');
    await choose(page, words.field('pools', 'masked'), words.field('accounts', 'phone'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('heading', { name, level: 1 }));
    const pool = await api.named('pools', name);

    await page
      .getByRole('button', { name: t('frame.createOne', { module: words.one('pool-rules') }) })
      .first()
      .click();
    const form = dialog(page, t('form.createTitle', { module: words.one('pool-rules') }));
    await field(form, words.field('pool-rules', 'name')).fill(`两天 ${language}`);
    await chooseAccounts(form, words.field('pool-rules', 'module'), words);
    await field(form, words.field('pool-rules', 'days')).fill('2');
    await form.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('link', { name: `两天 ${language}` }).first());
    await picture('pool-settings');

    await page.goto('/settings/pools');
    await page.getByRole('button', { name: t('pools.run.dryDays', { days: 3 }), exact: true }).click();
    const ahead = row(page, `两天 ${language}`);
    await see(ahead);
    expect(await ahead.innerText()).toContain(cast.accounts.foods);
    await page.getByRole('button', { name: t('pools.run.now'), exact: true }).click();
    await see(announcement(page, t('pools.run.started')));
    const latest = page.locator('.settings-table').first().getByRole('row').nth(1);
    const state = async () => (await api.call<PoolRuns>('GET', 'settings/pools')).runs[0]?.state;
    await eventually(state).toBe('done');
    await page.reload();
    await see(latest.getByText(t('pools.run.state.done')));
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('pool-runs');
    const { runs } = await api.call<PoolRuns>('GET', 'settings/pools');
    expect(runs[0]?.result).toMatchObject({ fallen: {}, failed: 0 });
    await api.change('pools', pool.id, { active: false });
  },
);

journey(
  'a salesperson is warned that an account falls into the pool in three days (ACC-07)',
  { as: 'sales', timeout },
  async (visit) => {
    const { page, t, api, company, language, picture } = visit;
    const admin = await company.api('admin');
    const pool = await openPool(visit, '到期公海', { countsFrom: '2020-01-01' });
    const name = `快到期客户 ${language}`;
    const account = await api.create('accounts', { name });
    await admin.create('pool-rules', {
      pool: pool.id,
      module: 'accounts',
      name: `到期 ${language}`,
      days: 2,
      appliesTo: { name },
    });
    await page.goto(`/accounts?q=${encodeURIComponent(name)}`);
    await see(row(page, name).getByText(t('pools.fallsInDays', { days: 3 })));
    await picture('pool-warning-list');
    await page.goto(`/accounts/${account.id}`);
    const notice = page.getByRole('status').filter({ hasText: String(pool.name) });
    await see(notice);
    expect(await notice.innerText()).toMatch(/3 (天|days)/);
    await picture('pool-warning');
    await page.goto('/accounts/pool?tab=falling');
    await see(row(page, name).getByText(t('pools.inDays', { days: 3 })));
    await picture('pool-falling');
    // What is warned of arrives by the bell as well, once the pools have run.
    const { job } = await admin.call<{ job: number }>('POST', 'settings/pools/run');
    await admin.jobEnded(job);
    await page.goto('/');
    await page.getByRole('button', { name: new RegExp(`^${t('notices.title')}`) }).click();
    const warning = page.locator('.notice').filter({ hasText: name });
    await see(warning);
    expect(await warning.innerText()).toMatch(new RegExp(`${pool.name}.*3|3.*${pool.name}`));
    await picture('pool-bell');
    await admin.change('pools', pool.id, { active: false });
  },
);

journey(
  'a salesperson claims from the pool within limits and sees only then what was hidden; a head hands out the rest (ACC-07)',
  { as: 'sales', timeout },
  async (visit) => {
    const { page, t, words, cast, company, api, language, another, picture } = visit;
    const colleague = await company.api('colleague');
    const pool = await openPool(visit, '领取公海', { mostHeld: 1 });
    const phone = '0571-86868686';
    const accounts = [];
    for (const nth of [1, 2, 3]) {
      const name = `公海客户${nth} ${language}`;
      const { id } = await colleague.create('accounts', { name, phone });
      accounts.push({ id, name });
    }
    const [first, second, third] = accounts as [
      (typeof accounts)[0],
      (typeof accounts)[0],
      (typeof accounts)[0],
    ];

    const giver = await another('colleague');
    await giver.goto(`/accounts/${first.id}`);
    await chooseInRecordMenu(giver, words, t('pools.release'));
    const release = dialog(giver, t('pools.releaseTitle', { name: first.name }));
    await release.getByRole('textbox').fill('客户暂无预算');
    await picture('pool-release', giver);
    await release.getByRole('button', { name: t('pools.release'), exact: true }).click();
    await see(announcement(giver, t('pools.released', { pool: String(pool.name) })));
    for (const { id } of [second, third])
      await colleague.call('POST', `accounts/${id}/release`, { reason: '无需求', pool: pool.id });

    await page.goto('/accounts');
    await page
      .getByRole('link', { name: t('pools.of', { module: words.many('accounts') }), exact: true })
      .click();
    await arrive(page, /^\/accounts\/pool/);
    // Of the list and the pool, the menu lights up the one.
    await eventually(() => page.locator('.nav-on').count()).toBe(1);
    await page.getByRole('link', { name: new RegExp(`^${pool.name}`) }).click();
    await see(row(page, first.name), row(page, second.name));
    await page.getByRole('button', { name: first.name, exact: true }).click();
    const card = dialog(page, first.name);
    await see(card.getByText(t('pools.masked')).first(), card.getByText('客户暂无预算'));
    expect(await page.getByText(phone).count()).toBe(0);
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('pool-card');
    await card.getByRole('button', { name: t('pools.claim'), exact: true }).click();
    await arrive(page, `/accounts/${first.id}`);
    await see(page.getByText(phone).first());

    await page.goto(`/accounts/pool?pool=${pool.id}`);
    await see(page.getByText(t('pools.heldOf', { count: 1, most: 1 })));
    await row(page, second.name)
      .getByRole('button', { name: t('pools.claim'), exact: true })
      .click();
    const limit = language === 'en' ? /1 is the limit/ : /最多 1 条/;
    await see(page.locator('.announcements').getByText(limit));
    await see(row(page, second.name));
    await picture('pool-limit');

    const head = await another('head');
    await head.goto(`/accounts/pool?pool=${pool.id}`);
    for (const { name } of [second, third])
      await row(head, name)
        .getByRole('checkbox', { name: t('pools.select', { name }) })
        .check();
    await head.getByRole('button', { name: t('pools.assignMany', { count: 2 }) }).click();
    const box = dialog(head, t('pools.assignTo'));
    await pick(head, box.getByRole('combobox'), cast.people.head.name);
    await box.getByRole('button', { name: t('pools.assign'), exact: true }).click();
    await see(announcement(head, t('pools.started')));
    await eventually(async () => {
      await head.reload();
      await see(head.getByRole('heading', { level: 1 }));
      return head.getByText(t('pools.empty')).count();
    }).toBe(1);
    await gone(row(head, third.name));
    const mine = await (await company.api('head')).get('accounts', third.id);
    expect(mine.owner).toMatchObject({ label: cast.people.head.name });
    expect(await api.get('accounts', first.id)).toMatchObject({ phone });
    await page.goto(`/accounts/${first.id}?tab=history`);
    await see(page.getByText(t('pools.why.released')).first(), page.getByText('客户暂无预算').first());
    await picture('pool-owners');
    await (await company.api('admin')).change('pools', pool.id, { active: false });
  },
);
