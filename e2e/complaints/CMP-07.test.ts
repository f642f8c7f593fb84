import { expect } from 'vitest';
import { field } from '../harness/acts.ts';
import { arrive, eventually, see } from '../harness/see.ts';
import { journey } from '../harness/stage.ts';

journey(
  'CMP-07 两个销售员报了不同的价格，哪个准确: the second price is stopped at its line, approved or brought in line, and the customer sees by number and code which quote holds',
  { as: 'colleague', timeout: 300_000 },
  async ({ page, api, t, words, language, company, cast, picture, another }) => {
    const keeper = await company.api('admin');
    const first = await company.api('sales');
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    const group = await first.create('accounts', { name: `海川集团 ${tag}` });
    const { id: writer } = await keeper.named('users', cast.people.colleague.name);
    const branch = await keeper.create('accounts', {
      name: `海川水务宁波分公司 ${tag}`,
      parent: group.id,
      owner: writer,
    });
    const meter = await keeper.create('products', { name: `智能水表 ${tag}`, price: '400' });
    const line = (price: string) => ({ item: { module: 'products', id: meter.id }, quantity: '10', price });
    const offer = { validUntil: '2099-12-31' };
    const theirs = await first.create('quotes', {
      ...offer,
      name: `集团报价 ${tag}`,
      account: group.id,
      lines: [line('400')],
    });
    await first.call('POST', `quotes/${theirs.id}/send`, {});

    // A colleague who sees neither that quote nor that customer offers the branch another price.
    const mine = await api.create('quotes', {
      ...offer,
      name: `分公司报价 ${tag}`,
      account: branch.id,
      lines: [line('380')],
    });
    expect((await api.send('GET', `quotes/${theirs.id}`)).status).toBe(404);
    await page.goto(`/quotes/${mine.id}`);
    const send = page.getByRole('button', { name: words.action('quotes', 'send') });
    await send.click();
    // Told the line, the item and whom to talk to; not the other price.
    const told = page.getByText(cast.people.sales.name).first();
    await see(told);
    expect(await page.locator('main').innerText()).not.toContain('400.00');
    expect((await api.get('quotes', mine.id)).status).toBe('draft');
    await picture('CMP-07-stopped');

    // One way: the head is asked, sees what contradicts it, and lets it go out or sends it back.
    await page.getByRole('button', { name: words.action('quotes', 'askApproval') }).click();
    await eventually(async () => (await api.get('quotes', mine.id)).status).toBe('inApproval');
    const head = await another('admin');
    await head.goto(`/quotes/${mine.id}`);
    await see(head.getByText(t('customer.contradicted')).first());
    await picture('CMP-07-asked', head);
    await head.getByRole('button', { name: words.action('quotes', 'sendBack') }).click();
    await eventually(async () => (await api.get('quotes', mine.id)).status).toBe('draft');

    // The other: the first offer is revised, and the earlier version no longer holds.
    const { quote } = await first.call<{ quote: { id: number } }>('POST', `quotes/${theirs.id}/revise`, {});
    await first.change('quotes', quote.id, { ...offer, lines: [line('380')] });
    await first.call('POST', `quotes/${quote.id}/send`, {});
    await page.reload();
    await send.click();
    await eventually(async () => (await api.get('quotes', mine.id)).status).toBe('sent');

    // The customer holds two papers, and asks which is right: number and code, no account.
    const customer = await another(null);
    const { number, code } = await first.call<Record<'number' | 'code', string>>(
      'GET',
      `quotes/${theirs.id}`,
    );
    const ask = async (theNumber: string, theCode: string) => {
      await customer.goto('/verify');
      await field(customer, t('customer.number')).fill(theNumber);
      await field(customer, t('customer.code')).fill(theCode);
      await customer.getByRole('button', { name: t('customer.look'), exact: true }).click();
    };
    await ask(number, code);
    await see(customer.getByText(t('customer.state.superseded')));
    await picture('CMP-07-superseded', customer);
    const valid = await first.call<Record<'number' | 'code', string>>('GET', `quotes/${quote.id}`);
    await ask(valid.number, valid.code.replaceAll('-', ' ').toLowerCase());
    await arrive(customer, /^\/q\/quotes\//);
    await see(customer.getByText(t('customer.holds')), customer.getByText('¥3,800.00').first());
    await picture('CMP-07-holds', customer);
    await ask(valid.number, 'AAAA-BBBB-CCCC-DDDD');
    await see(customer.getByText(t('customer.notFound')));
  },
);
