import { expect } from 'vitest';
import { announcement } from './harness/acts.ts';
import { gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'an administrator says by which fields together two accounts are the same, and by that they are found when one is made (PLT-09)',
  { as: 'admin', ownData: true },
  async ({ page, t, words, api, picture }) => {
    const made = (values: Record<string, string>) => api.send('POST', 'accounts', values);
    const first = { name: '同名不同号公司', phone: '0571-88110001' };
    expect((await made(first)).status).toBe(201);
    expect((await made({ ...first, phone: '0571-88110002' })).status).toBe(409);

    const title = (number: number) => t('duplicateRules.rule', { number: String(number) });
    const rule = (number: number) => page.getByRole('listitem', { name: title(number), exact: true });
    await page.goto('/settings/modules/accounts?tab=duplicates');
    await see(rule(4));
    for (let left = 4; left > 1; left--) {
      await rule(left)
        .getByRole('button', { name: t('duplicateRules.removeRule', { rule: title(left) }) })
        .click();
      await gone(rule(left));
    }
    await rule(1)
      .getByRole('combobox')
      .selectOption({ label: words.field('accounts', 'phone') });
    await see(rule(1).getByText(t('duplicateRules.and'), { exact: true }));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(announcement(page, t('duplicateRules.saved', { module: words.one('accounts') })));
    await picture('duplicate-rules');

    expect((await made({ ...first, phone: '0571-88110003' })).status).toBe(201);
    expect((await made(first)).status).toBe(409);
    await page.reload();
    const phone = t('duplicateRules.drop', { field: words.field('accounts', 'phone') });
    await see(rule(1).getByRole('button', { name: phone }));
    await gone(rule(2));
  },
);
