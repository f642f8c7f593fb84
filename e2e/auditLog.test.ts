import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { choose, row } from './harness/acts.ts';
import { see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'what was changed in a role is read before and after in the operation log (ACC-09)',
  { as: 'admin' },
  async ({ page, t, words, api, language, picture }) => {
    const name = `外勤 ${language}`;
    const rights = (see: string) => ({ '*': { see }, accounts: { see, fields: { phone: 'read' } } });
    const role = await api.create('roles', { name, rights: rights('own') });
    await api.change('roles', role.id, { rights: rights('tree') });

    await page.goto('/audit-log');
    const kind = words.choice('audit-log', 'kind', 'role.changed');
    const entry = row(page, name).filter({ hasText: kind });
    await see(entry);
    await picture('audit-log');
    await entry.getByRole('link').first().click();
    await see(page.getByRole('heading', { name, level: 1 }));
    const change = page.locator('.rights-change li').filter({ hasText: t('rights.others') });
    await see(change);
    expect(await change.innerText()).toMatch(
      new RegExp(`${t('rights.see')}\\s*${t('rights.reach.own')}\\s*→\\s*${t('rights.reach.tree')}`),
    );
    await picture('audit-entry');
    // Nobody adds to it or changes it.
    expect(await page.getByRole('button', { name: t('frame.more'), exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: t('record.addTag') }).count()).toBe(0);
  },
);

journey(
  'the operation log is narrowed to what concerns rights and one name, and taken along as a file (ACC-09)',
  { as: 'admin' },
  async ({ page, t, words, api, language }) => {
    const name = `仓管 ${language}`;
    const role = await api.create('roles', { name, rights: {} });
    await api.change('roles', role.id, { rights: { accounts: { see: 'own' } } });
    await page.goto(`/audit-log?view=rights&q=${encodeURIComponent(name)}`);
    const changed = words.choice('audit-log', 'kind', 'role.changed');
    await see(row(page, name).filter({ hasText: changed }));
    await page.getByRole('button', { name: t('list.export') }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('menuitem', { name: t('list.export.csv') })
        .first()
        .click(),
    ]);
    const [, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    expect(lines.filter((line) => line.includes(name)).length).toBe(lines.length);
    expect(lines.some((line) => line.includes(changed))).toBe(true);
  },
);

journey(
  'the last administrator can’t be dismissed: the form says so at the field (ACC-01)',
  { as: 'admin' },
  async ({ page, t, words, cast, api, language, picture }) => {
    const me = await api.named('users', cast.people.admin.name);
    await page.goto(`/users/${me.id}/edit`);
    const status = words.field('users', 'status');
    await choose(page, status, words.choice('users', 'status', 'inactive'));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(
      page
        .getByText(language === 'en' ? /At least one active administrator/ : /至少要保留一名拥有全部系统功能/)
        .first(),
    );
    await picture('last-administrator');
    expect((await api.get('users', me.id)).status).toBe('active');
  },
);
