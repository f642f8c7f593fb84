import { expect } from 'vitest';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'the palette finds a customer by any piece of it',
  { as: 'head' },
  async ({ page, t, cast, api, picture }) => {
    const { telecom } = cast.accounts;
    const { number } = await api.named('accounts', telecom);
    await page.goto('/');
    await see(page.getByRole('button', { name: t('frame.me') }));
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: t('frame.search') });
    const hit = page.getByRole('option').filter({ hasText: telecom }).first();
    for (const piece of ['为', '华为', telecom, 'huawei', 'hw', 'hwjs', '2878', String(number)]) {
      await box.fill(piece);
      await see(hit);
      await box.fill('');
      await gone(hit);
    }
    await box.fill('qian@huawei.com');
    await see(page.getByRole('option').filter({ hasText: cast.contacts.buyer }));
    await box.fill('没有这样的东西');
    await see(page.getByText(t('palette.nothing', { text: '没有这样的东西' })));
    await box.fill('huawei');
    await see(hit);
    await picture('palette');

    const chosen = page.getByRole('option', { selected: true });
    await eventually(() => chosen.count()).toBe(1);
    const before = await chosen.innerText();
    await page.keyboard.press('ArrowDown');
    await eventually(() => chosen.innerText()).not.toBe(before);
    await page.keyboard.press('ArrowUp');
    await eventually(() => chosen.innerText()).toBe(before);
    await page.keyboard.press('Enter');
    await arrive(page, /^\/accounts\/\d+$/);
    await see(page.getByRole('heading', { name: telecom, level: 1 }));

    // What was opened last is offered before anything is typed.
    await page.keyboard.press('Control+k');
    await see(page.getByRole('option').filter({ hasText: telecom }));
    await page.keyboard.press('Escape');
    await gone(box);
  },
);

journey('nobody finds what they may not see', { as: 'south' }, async ({ page, t, cast }) => {
  await page.goto('/');
  await see(page.getByRole('button', { name: t('frame.me') }));
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: t('frame.search') });
  await box.fill('古越');
  await see(page.getByRole('option').filter({ hasText: cast.accounts.foods }));
  await box.fill('华为');
  await see(page.getByText(t('palette.nothing', { text: '华为' })));
  expect(await page.getByText(cast.accounts.telecom).count()).toBe(0);
});
