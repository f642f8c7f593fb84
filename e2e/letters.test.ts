import { expect } from 'vitest';
import { choose, dialog, field } from './harness/acts.ts';
import { eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'INV-06 PLT-20 the administrator writes the letter quotes go out with, sees it filled in, is told of a field that there is not, and it is what the salesperson begins with',
  { as: 'admin', mails: true },
  async ({ page, words, t, language, api, picture }) => {
    const { id: account } = await api.create('accounts', { name: `甬江水务 ${language}` });
    const { id: product } = await api.create('products', { name: `闸门 ${language}`, price: '1500' });
    const quote = await api.create('quotes', {
      name: `闸门报价 ${language}`,
      account,
      validUntil: '2099-12-31',
      lines: [{ item: { module: 'products', id: product }, quantity: '2' }],
    });
    await api.call('POST', `quotes/${quote.id}/send`, {});
    const { number } = await api.call<{ number: string }>('GET', `quotes/${quote.id}`);
    const path = 'letter-templates';
    const text = () => field(page, words.field(path, 'text'));

    await page.goto(`/${path}/new`);
    await field(page, words.field(path, 'name')).fill(`报价信 ${language}`);
    await choose(page, words.field(path, 'module'), words.of(words.module('quotes').label));
    if (language === 'en')
      await choose(page, words.field(path, 'language'), words.choice(path, 'language', 'en'));
    await page.getByRole('button', { name: t('mail.startStandard'), exact: true }).click();
    await eventually(() => text().inputValue()).toContain('{{total}}');
    const preview = page.getByRole('region', { name: t('print.preview') });
    await see(preview.getByText(number).first(), preview.getByText('3,000.00').first());

    // A field that there is not is told of where it stands, before and after saving is tried.
    await text().fill('{{account.nme}} 您好');
    await see(preview.getByRole('alert').getByText('account.nme'));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.locator('.field-error').getByText('account.nme').first());
    await text().fill('{{account.name}}：\n\n总计 {{total|capitals}}');
    await see(preview.getByText('叁仟元整'));
    await picture('letter-template');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(
      page.getByRole('tab', { name: t('print.preview') }),
      page.locator('.letter-page').getByText('叁仟元整'),
    );

    await page.goto(`/quotes/${quote.id}`);
    await page.getByRole('button', { name: t('mail.action'), exact: true }).click();
    const letter = dialog(page, t('mail.title', { name: number }));
    await eventually(() => field(letter, t('mail.text')).inputValue()).toContain(`甬江水务 ${language}`);
    expect(await field(letter, t('mail.text')).inputValue()).toContain('叁仟元整');
    await field(letter, t('mail.letter')).selectOption({ label: t('mail.letter.standard') });
    await eventually(() => field(letter, t('mail.text')).inputValue()).toContain(number);
    await picture('quote-letter');
  },
);
