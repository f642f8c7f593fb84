import { expect } from 'vitest';
import { pagesOf } from '../../packages/server/src/printing/pdf.fixture.ts';
import { attachedTo, said } from '../../test/mailServer.ts';
import { dialog, field } from '../harness/acts.ts';
import { eventually, see } from '../harness/see.ts';
import { journey } from '../harness/stage.ts';

journey(
  'CMP-08 有多个联络人，到底应该跟哪位联系: one name and one service desk on the quote, in the letter, on the paper and on the customer’s page, whoever wrote it',
  { as: 'admin', mails: true, timeout: 240_000 },
  async ({ page, t, language, api, company, cast, another, picture }) => {
    const { sales, colleague } = cast.people;
    const post = company.letters;
    const phone = '138 0571 0001';
    const keeper = await api.named('users', sales.name);
    const email = `keeper-${language.toLowerCase()}@gejie.example`;
    await api.change('users', keeper.id, { phone, email });

    // The company says once whom customers ask after the sale.
    await page.goto('/settings/company');
    await field(page, t('company.serviceName')).fill('格界服务台');
    await field(page, t('company.servicePhone')).fill('400-820-1234');
    await picture('CMP-08-service-desk');
    await page
      .getByRole('button', { name: t('form.save'), exact: true })
      .first()
      .click();
    await eventually(async () =>
      JSON.stringify(await api.call<Record<string, unknown>>('GET', 'settings/company')),
    ).toContain('400-820-1234');

    // The customer is one salesperson's; somebody else has written the quote.
    const to = `wu-${language.toLowerCase()}@donghai.example`;
    const account = await api.create('accounts', { name: `东海港务 ${language}`, owner: keeper.id });
    const contact = await api.create('contacts', {
      name: `吴工 ${language}`,
      account: account.id,
      email: to,
    });
    const product = await api.create('products', { name: `缆桩 ${language}`, price: '900' });
    const writer = await api.named('users', colleague.name);
    const quote = await api.create('quotes', {
      name: `缆桩报价 ${language}`,
      account: account.id,
      contact: contact.id,
      owner: writer.id,
      validUntil: '2099-12-31',
      lines: [{ item: { module: 'products', id: product.id }, quantity: '3' }],
    });
    await api.call('POST', `quotes/${quote.id}/send`, {});
    const { number, code } = await api.call<{ number: string; code: string }>('GET', `quotes/${quote.id}`);
    const named =
      language === 'en'
        ? { owner: 'Your account owner:', desk: 'Service desk:' }
        : { owner: '客户负责人：', desk: '服务台：' };
    const saysWhom = (text: string) => {
      const plain = text.replace(/\s+/g, ' ');
      expect(plain).toMatch(new RegExp(`${named.owner} ?${sales.name} ${phone} ${email}`));
      expect(plain).toMatch(new RegExp(`${named.desk} ?格界服务台 400-820-1234`));
      expect(plain).not.toContain(colleague.name);
    };

    // In the letter before it goes, in the letter that came, and on the paper with it.
    await page.goto(`/quotes/${quote.id}`);
    await page.getByRole('button', { name: t('mail.action'), exact: true }).click();
    const letter = dialog(page, t('mail.title', { name: number }));
    await eventually(() => field(letter, t('mail.text')).inputValue()).toContain(sales.name);
    saysWhom(await field(letter, t('mail.text')).inputValue());
    await picture('CMP-08-letter');
    await letter.getByRole('button', { name: t('mail.send'), exact: true }).click();
    await eventually(() => post.filter((one) => one.to === to).length).toBe(1);
    const { raw = '' } = post.find((one) => one.to === to) ?? {};
    saysWhom(said(raw));
    saysWhom((await pagesOf(attachedTo(raw))).join('\n'));

    // On the customer's own page, and in the PDF taken from there.
    const customer = await another(null);
    await customer.goto(`/q/quotes/${number}/${code}`);
    await see(customer.getByText(named.owner), customer.getByText(named.desk));
    saysWhom(await customer.locator('main').innerText());
    await picture('CMP-08-page', customer);
    const pdf = await fetch(`${company.url}/api/public/quotes/${number}/${code}/pdf`, {
      headers: { 'accept-language': language },
    });
    saysWhom((await pagesOf(Buffer.from(await pdf.arrayBuffer()))).join('\n'));
  },
);
