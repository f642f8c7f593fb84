import { expect } from 'vitest';
import { announcement, dialog } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'a colleague who may not see a customer is named before the mention is sent, then told; whoever follows is shown; each chooses how to be told (PLT-15)',
  { as: 'sales', timeout: 180_000 },
  async ({ page, t, cast, api, language, another, picture }) => {
    const name = language === 'en' ? 'Mentioned customer' : '被提到的客户';
    const { south } = cast.people;
    const account = await api.create('accounts', { name });
    await page.goto(`/accounts/${account.id}`);
    const composer = page.getByRole('textbox', { name: t('record.write') });
    const write = async (text: string) => {
      await composer.pressSequentially(`@${south.name}`);
      await page.locator('.ant-mentions-dropdown').getByText(south.name).click();
      await composer.pressSequentially(text);
      await page.getByRole('button', { name: t('record.note'), exact: true }).click();
    };

    // Enter takes nobody of those who were found before all of the name was looked for.
    await composer.press('@');
    await see(page.locator('.ant-mentions-dropdown').getByText(south.name));
    await composer.pressSequentially('liu');
    await composer.press('Enter');
    expect(['@liu', `@${south.name} `]).toContain(await composer.inputValue());
    await composer.fill('');
    // What is dictated, or picked from the suggestions of a phone, comes without keys: the list follows all the same.
    const list = page.locator('.ant-mentions-dropdown');
    await page.keyboard.insertText('@');
    await see(list.getByText(south.name));
    await page.keyboard.insertText(`${south.name.slice(0, -1)}无此人`);
    await gone(list.getByText(south.name));
    await composer.fill('');

    await write('A');
    const warning = dialog(page, t('mention.unseeing'));
    await see(warning.getByText(t('mention.unseeingAbout', { names: south.name })));
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('mention-unseeing');
    await page.keyboard.press('Escape');
    await gone(warning);
    // Another page or a reload costs neither what was typed nor whom it names.
    await page.reload();
    await eventually(() => composer.inputValue()).toContain('A');
    await page.getByRole('button', { name: t('record.note'), exact: true }).click();
    await warning.getByRole('button', { name: t('mention.sendAnyway') }).click();
    await gone(warning);
    await eventually(() => composer.inputValue()).toBe('');

    const receiver = await another('south');
    await receiver.goto('/');
    await receiver.locator('.bell').click();
    const notice = receiver.locator('.notice').filter({ hasText: name });
    await write('B');
    await warning.getByRole('button', { name: t('mention.share'), exact: true }).click();
    await gone(warning);
    // Without a reload: the open bell hears of it.
    await see(notice.filter({ hasText: `@${south.name} B` }));
    expect(await notice.filter({ hasText: `@${south.name} A` }).count()).toBe(0);
    await picture('mention-notice', receiver);
    await notice.filter({ hasText: `@${south.name} B` }).click();
    await receiver.getByRole('button', { name: t('record.followers', { count: 1 }) }).click();
    await see(receiver.locator('.followers').getByText(t('record.followsAsOwner'), { exact: true }));
    await receiver.getByRole('button', { name: t('record.follow'), exact: true }).click();
    await see(receiver.getByRole('button', { name: t('record.followers', { count: 2 }) }));
    await picture('followers', receiver);

    await receiver.goto('/me/notices');
    const topic = receiver.locator('.notice-wish').nth(2).getByRole('combobox');
    await topic.selectOption('digest');
    await see(announcement(receiver, t('wishes.saved')));
    await receiver.reload();
    expect(await topic.inputValue()).toBe('digest');
    if (language !== 'en') expect(await barriersOf(receiver)).toEqual([]);
    await picture('notice-wishes', receiver);
  },
);
