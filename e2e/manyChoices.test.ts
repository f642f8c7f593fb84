import type { CustomizedFields } from '@gejie/core';
import { expect } from 'vitest';
import { announcement, dialog, field } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const many = 9_990;

journey(
  'one of thousands of values is found by typing a part of it, in the form and on the page, with the help text beside (PLT-04, PLT-05)',
  { as: 'admin', timeout: 240_000 },
  async ({ page, t, api, language, picture }) => {
    const label = `料号 ${language}`;
    const name = `part_${language === 'en' ? 'en' : 'zh'}`;
    const hint = `从编码表中选 ${language}`;
    const choices = Array.from({ length: many }, (_, index) => {
      const text = `料号${String(index).padStart(5, '0')}`;
      return { value: `p${index}`, label: { zh: text, en: text } };
    });
    await api.call('POST', 'customization/contacts/fields', {
      name,
      type: 'choice',
      label: { zh: label, en: label },
      hint: { zh: hint, en: hint },
      choices,
    });
    const { id } = await api.create('contacts', { name: `有料号的 ${language}` });
    const option = (text: string) =>
      page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
        .getByText(text);

    await page.goto(`/contacts/${id}/edit`);
    const input = field(page, label);
    await input.click();
    await see(option('料号00000'));
    // Only what is in sight is drawn.
    expect(await page.locator('.ant-select-item-option').count()).toBeLessThan(60);
    await input.fill('09876');
    await option('料号09876').click();
    await picture('choice-of-many');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
    expect((await api.get('contacts', id))[`cf_${name}`]).toBe('p9876');

    await page.getByText('料号09876').first().dblclick();
    await see(page.getByText(hint));
    await picture('choice-inline-help');
    await page.keyboard.type('00042');
    await option('料号00042').click();
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await gone(page.getByText(hint));
    // The page shows what was chosen at once, and saves it meanwhile.
    await eventually(async () => (await api.get('contacts', id))[`cf_${name}`]).toBe('p42');

    // A value that is added to so many is in sight while it is named, and what is pasted twice is there once.
    await page.goto('/settings/modules/contacts');
    await page.getByRole('button', { name: t('workshop.edit', { name: label }), exact: true }).click();
    const box = dialog(page, t('workshop.editTitle'));
    await box.getByRole('button', { name: t('workshop.addChoice') }).click();
    await page.keyboard.type('料号追加');
    await box.getByRole('button', { name: t('workshop.pasteChoices') }).click();
    await box.getByRole('textbox', { name: t('workshop.pasteHint') }).fill('料号00042\n料号追加\n料号粘贴');
    await box.getByRole('button', { name: t('workshop.pasteAdd', { count: 1 }) }).click();
    await picture('choice-added-to-many');
    await box.getByRole('button', { name: t('workshop.save'), exact: true }).click();
    await see(announcement(page, t('workshop.saved', { name: label })));
    const { fields } = await api.call<CustomizedFields>('GET', 'customization/contacts/fields');
    const now = fields.find((one) => one.label.zh === label)?.choices ?? [];
    expect(now.slice(many).map((one) => one.label.zh)).toEqual(['料号追加', '料号粘贴']);
  },
);
