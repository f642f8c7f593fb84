import { expect } from 'vitest';
import { dialog, row } from './harness/acts.ts';
import { gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'what is purged is asked about, leaves its last name where it is referred to, and a line in the operation log (PLT-07)',
  { as: 'admin' },
  async ({ page, t, words, api, language, picture }) => {
    const name = `彻底删除的客户 ${language}`;
    const account = await api.create('accounts', { name });
    const contact = await api.create('contacts', { name: `留下的人 ${language}`, account: account.id });
    await api.remove('accounts', account.id);

    await page.goto('/recycle-bin?module=accounts');
    const line = page.getByRole('row').filter({ hasText: name });
    await line.getByRole('button', { name: t('bin.purge') }).click();
    const question = dialog(page, t('bin.purgeTitle', { name }));
    await see(question.getByText(t('bin.purgeExplain')));
    await picture('purge-question');
    await question.getByRole('button', { name: t('form.cancel') }).click();
    await see(line);
    await line.getByRole('button', { name: t('bin.purge') }).click();
    await question.getByRole('button', { name: t('bin.purgeDo'), exact: true }).click();
    await gone(line);
    expect((await api.send('GET', `accounts/${account.id}`)).status).toBe(404);

    await page.goto(`/contacts/${contact.id}`);
    await see(page.getByText(name).first());
    await picture('purge-last-name');

    await page.goto(`/audit-log?q=${encodeURIComponent(name)}`);
    for (const kind of ['record.purged', 'record.deleted'])
      await see(row(page, name).getByText(words.choice('audit-log', 'kind', kind), { exact: true }));
  },
);
