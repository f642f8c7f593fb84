import { expect } from 'vitest';
import { attachedTo, said } from '../test/mailServer.ts';
import { announcement, dialog, field } from './harness/acts.ts';
import { eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'PLT-20 INV-06 a template is made beside its page, a quote is mailed with it, and accepted by its customer',
  { as: 'admin', mails: true },
  async ({ page, words, t, language, api, another, picture, company: { letters } }) => {
    const { id: account } = await api.create('accounts', { name: `华东水务集团 ${language}` });
    const { id: contact } = await api.create('contacts', {
      name: `李总 ${language}`,
      account,
      email: `li-${language.toLowerCase()}@huadong.example`,
    });
    const { id: product } = await api.create('products', { name: 'SM-1 智能水表', unit: '台', price: '398' });
    const quote = await api.create('quotes', {
      name: `水表报价 ${language}`,
      account,
      contact,
      validUntil: '2099-12-31',
      lines: [{ item: { module: 'products', id: product }, quantity: '10' }],
    });
    await api.call('POST', `quotes/${quote.id}/send`, {});
    const { number, code } = await api.call<{ number: string; code: string }>('GET', `quotes/${quote.id}`);

    // The administrator makes a template, and sees the page while making it.
    const template = await api.create('print-templates', {
      name: `公司报价 ${language}`,
      module: 'quotes',
      language: language === 'en' ? 'en' : 'zh',
      blocks: [{ kind: 'letterhead' }, { kind: 'table', list: 'lines' }],
    });
    await page.goto(`/print-templates/${template.id}/edit`);
    await see(page.locator('canvas[data-drawn]').first());
    await page.getByRole('button', { name: t('print.add'), exact: true }).click();
    await page.getByRole('menuitem', { name: t('print.block.text'), exact: true }).click();
    const words2 = page.getByRole('textbox', { name: t('print.text', { block: t('print.block.text') }) });
    await words2.fill('{{account.name}} · {{total|capitals}}');
    await picture('print-template');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await eventually(async () =>
      JSON.stringify(await api.call('GET', `print-templates/${template.id}`)),
    ).toContain('total|capitals');

    // The salesperson finds it on the quote, with the link for the customer.
    await page.goto(`/quotes/${quote.id}`);
    await see(page.locator('.customer-link code').filter({ hasText: code }));
    await page.getByRole('button', { name: t('print.action'), exact: true }).click();
    await see(page.getByRole('menuitem', { name: `公司报价 ${language}` }));
    await picture('quote-printed');

    await page.keyboard.press('Escape');

    // It goes out by mail: to the contact, with that paper, and a word more.
    await page.getByRole('button', { name: t('mail.action'), exact: true }).click();
    const letter = dialog(page, t('mail.title', { name: number }));
    await eventually(() => field(letter, t('mail.to')).inputValue()).toBe(
      `li-${language.toLowerCase()}@huadong.example`,
    );
    const written = await field(letter, t('mail.text')).inputValue();
    expect(written).toContain(code);
    await see(letter.getByRole('link', { name: t('mail.signature.keep') }));
    await field(letter, t('mail.text')).fill(`${written}\nP.S. 7`);
    await picture('quote-mail');
    await field(letter, t('mail.to')).fill('nobody');
    await letter.getByRole('button', { name: t('mail.send'), exact: true }).click();
    await see(letter.getByRole('alert'));
    await field(letter, t('mail.to')).fill(`li-${language.toLowerCase()}@huadong.example`);
    await letter.getByRole('button', { name: t('mail.send'), exact: true }).click();
    await eventually(() => letters.filter(({ to }) => to.includes(language.toLowerCase())).length).toBe(1);
    const { raw = '' } = letters.at(-1) ?? {};
    expect(said(raw)).toContain('P.S. 7');
    expect(attachedTo(raw).subarray(0, 5).toString()).toBe('%PDF-');
    await see(page.locator('.record-line').getByText(t('mail.state.sent')));
    await page.getByRole('tab', { name: t('record.story') }).click();
    await see(page.locator('.story-quote').getByText(`li-${language.toLowerCase()}@huadong.example`));
    await picture('quote-mailed');

    // The customer has the link of the letter, and no account.
    const customer = await another(null);
    await customer.goto(`/q/quotes/${number}/${code}`);
    await see(customer.getByText(t('customer.holds')), customer.getByText('¥3,980.00').first());
    await customer.setViewportSize({ width: 375, height: 812 });
    await picture('customer-page', customer);
    await customer
      .getByRole('button', { name: language === 'en' ? 'Accept this quote' : '同意此报价' })
      .click();
    await field(customer, t('customer.by')).fill('李总');
    await customer.getByRole('button', { name: new RegExp(t('customer.confirm', { answer: '' })) }).click();
    await see(customer.getByText(t('customer.state.accepted')));

    await eventually(async () => await api.call('GET', `quotes/${quote.id}`)).toMatchObject({
      status: 'accepted',
      answeredBy: '李总',
    });
    await page.reload();
    await see(page.getByText(words.choice('quotes', 'status', 'accepted')).first());
  },
);

journey(
  'ACC-01 CAR-01 a signature kept in “My details” goes under a letter, unless its sender leaves it out',
  { as: 'admin', mails: true },
  async ({ page, words, t, language, api, picture, company: { letters } }) => {
    const { id: account } = await api.create('accounts', { name: `宁波港 ${language}` });
    const to = `port-${language.toLowerCase()}@ningbo.example`;
    const { id: contact } = await api.create('contacts', { name: `周工 ${language}`, account, email: to });
    const { id: product } = await api.create('products', { name: `港机 ${language}`, price: '100' });
    const quote = await api.create('quotes', {
      name: `港机报价 ${language}`,
      account,
      contact,
      validUntil: '2099-12-31',
      lines: [{ item: { module: 'products', id: product }, quantity: '1' }],
    });
    await api.call('POST', `quotes/${quote.id}/send`, {});
    await page.goto('/me/profile');
    const kept = page.getByLabel(words.field('users', 'signature'), { exact: true });
    await kept.click();
    await kept.pressSequentially('Lin Jing · 0571-8888');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(announcement(page, t('profile.saved')));

    for (const signs of [true, false]) {
      await page.goto(`/quotes/${quote.id}`);
      await page.getByRole('button', { name: t('mail.action'), exact: true }).click();
      const letter = dialog(page, t('mail.title', { name: String(quote.number) }));
      await see(letter.getByText('Lin Jing · 0571-8888'));
      if (signs) await picture('letter-signature');
      else await letter.getByLabel(t('mail.signature')).uncheck();
      await letter.getByRole('button', { name: t('mail.send'), exact: true }).click();
      const mine = () => letters.filter((one) => one.to.includes(to));
      await eventually(() => mine().length).toBe(signs ? 1 : 2);
      expect(said(mine().at(-1)?.raw ?? '').includes('-- \nLin Jing · 0571-8888')).toBe(signs);
    }
    await api.call('PATCH', 'session/card', { signature: null });
  },
);
