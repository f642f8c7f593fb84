import { expect } from 'vitest';
import { field } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const many = 10_000;

journey(
  'one of ten thousand values is found by typing a part of it, in the form and on the page, with the help text beside (PLT-04, PLT-05)',
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
  },
);
