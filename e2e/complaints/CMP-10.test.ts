import type { AnsweredRecord } from '@gejie/core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pagesOf } from '../../packages/server/src/printing/pdf.fixture.ts';
import type { Api, Values } from '../harness/api.ts';
import { see } from '../harness/see.ts';
import { journey, type Visit } from '../harness/stage.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
/** The day in China, so many days ago. */
const ago = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const many = (count: number, make: (nth: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, (_, nth) => make(nth + 1)));
const said = '来厂里看了样机，谈了付款方式与交货期，约好下周再看一次；'.repeat(4);

/** A customer with more of everything than one page has room for. */
async function fullCustomer({ api, company, language }: Visit): Promise<AnsweredRecord> {
  const keeper = await company.api('admin');
  const account = await api.create('accounts', { name: `海川仪表有限公司 ${language}`, grade: 'A' });
  const at = { account: account.id };
  await people(api, at);
  await many(6, (nth) =>
    api.create('opportunities', {
      ...at,
      name: `流量计框架采购第 ${nth} 期`,
      amount: '876543',
      closeDate: `2099-0${nth}-28`,
      nextStep: `与采购部确认技术协议 ${nth}`,
    }),
  );
  const related = { module: 'accounts', id: account.id };
  await many(5, (nth) => api.create('tasks', { subject: `送样 ${nth}`, related, dueAt: day(nth) }));
  await many(6, (nth) =>
    api.create('commitments', { ...at, subject: `第 ${nth} 项承诺`, due: `2099-06-0${nth}` }),
  );
  await many(2, (nth) =>
    api.create('commitments', {
      ...at,
      subject: 'DN50 单价',
      kind: 'price',
      value: `11${nth}0`,
      due: '2099-01-01',
    }),
  );
  await traded(api, keeper, at, language);
  // One after the other: the last ten are those that were said last.
  for (let nth = 1; nth <= 12; nth++)
    await api.call('POST', `accounts/${account.id}/comments`, { text: `往来 ${nth}：${said}` });
  return account;
}

/** Four generations of superiors, and more beside them. */
async function people(api: Api, at: Values): Promise<void> {
  const contact = (name: string, values: Values) => api.create('contacts', { ...at, name, ...values });
  const top = await contact('周敏', { influence: 'decisionMaker', title: '总经理', mobile: '13800138001' });
  const second = await contact('钱进', { influence: 'approver', title: '采购总监', reportsTo: top.id });
  const third = await contact('孙立', { influence: 'user', attitude: 'opposed', reportsTo: second.id });
  await contact('李同', { title: '工程师', reportsTo: third.id });
  for (let nth = 1; nth <= 6; nth++) await contact(`联系人 ${nth}`, { title: '采购工程师' });
}

/** Seven things sold at prices of their own, offered, ordered and shipped. */
async function traded(api: Api, keeper: Api, at: Values, language: string): Promise<void> {
  const items: AnsweredRecord[] = [];
  for (let nth = 1; nth <= 7; nth++)
    items.push(await keeper.create('services', { name: `校准服务 ${nth}0 ${language}`, price: `12${nth}0` }));
  const lines = items.map(({ id }) => ({ item: { module: 'services', id }, quantity: '1' }));
  const after = async (path: string, values: Values, ...actions: string[]) => {
    const { id } = await api.create(path, { ...at, lines, ...values });
    for (const action of actions) await api.call('POST', `${path}/${id}/${action}`, {});
  };
  const { records: warehouses } = await keeper.find('warehouses');
  const warehouse =
    warehouses[0]?.id ?? (await keeper.create('warehouses', { name: '总仓', isDefault: true })).id;
  for (let nth = 1; nth <= 4; nth++) {
    await after('quotes', { name: `报价 ${nth}`, validUntil: `2099-12-0${nth}` }, 'send');
    await after('sales-orders', { name: `订单 ${nth}`, dueDate: `2099-11-0${nth}` }, 'confirm');
    const dueDate = nth === 1 ? ago(12) : `2099-10-0${nth}`;
    if (nth !== 2) await after('invoices', { name: `发货 ${nth}`, dueDate, warehouse }, 'ship');
  }
  // Neither lives any more.
  await after('quotes', { name: '旧报价', validUntil: '2020-01-01' });
}

/** The text of the brief as it leaves the printer, and on how many pages. */
async function printed(page: Page): Promise<{ text: string; pages: number }> {
  const pages = await pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  // A font may name a character by a compatible one, and break a line anywhere.
  return { text: pages.join('\n').normalize('NFKC').replaceAll(/\s+/g, ''), pages: pages.length };
}

/** A colleague who sees all of it, but neither what deals come to nor how to reach people, nor what is offered. */
async function curtained({ company, cast, language }: Visit): Promise<void> {
  const admin = await company.api('admin');
  const fields = {
    opportunities: { amount: 'hidden' },
    contacts: { mobile: 'hidden' },
    quotes: { total: 'hidden' },
  };
  const { records: roles } = await admin.find('roles', { sort: 'id' });
  const rights = structuredClone(roles[1]?.rights ?? {}) as Record<string, object>;
  for (const [path, hidden] of Object.entries(fields))
    rights[path] = { ...rights['*'], ...rights[path], fields: hidden };
  const role = await admin.create('roles', { name: `接手 ${language}`, rights });
  const colleague = await admin.named('users', cast.people.colleague.name);
  await admin.change('users', colleague.id, { roles: [role.id] });
}

journey(
  'CMP-10 半小时后客户来签单，跟单的人已辞职: one click, one A4 page, with all that counts of a customer of whom there is too much, and nothing that a role hides',
  { as: 'head', timeout: 300_000 },
  async (visit) => {
    const { page, t, words, another, picture } = visit;
    const account = await fullCustomer(visit);
    await page.goto(`/accounts/${account.id}`);
    await page.getByRole('button', { name: t('brief.title'), exact: true }).click();
    await see(
      page.getByText('周敏').first(),
      page.getByText('订单 1').first(),
      page.getByText('发货 4').first(),
      page.getByText(/往来 12/).first(),
      page.getByText(/校准服务 10/).first(),
    );
    await picture('CMP-10-brief');
    const { text, pages } = await printed(page);
    expect(pages).toBe(1);
    const parts: Record<string, string[]> = {
      people: [
        '周敏',
        '总经理',
        words.choice('contacts', 'influence', 'decisionMaker'),
        '└钱进',
        '└孙立',
        '└李同',
      ],
      attitudes: [words.choice('contacts', 'attitude', 'opposed')],
      deals: ['流量计框架采购第1期', '与采购部确认技术协议1', '流量计框架采购第5期', '876,543.00'],
      nextSteps: ['送样1', '送样4'],
      promises: ['DN50单价', '1120', '第1项承诺'],
      prices: [t('brief.prices'), '校准服务10', '1,210.00'],
      quotes: ['报价4', '2099'],
      orders: ['订单1', '订单3'],
      owed: ['发货4', '发货1', t('brief.late', { count: 12 })],
      touches: ['往来12', '往来3'],
    };
    for (const [part, wanted] of Object.entries(parts))
      for (const one of wanted) expect(text, part).toContain(one.replaceAll(/\s+/g, ''));
    // The eleventh, a deal too many and what lapsed long ago are not on it; that there is more of something is.
    for (const gone of ['往来2:', '流量计框架采购第6期', '旧报价']) expect(text).not.toContain(gone);
    expect(text).toContain(t('brief.more', { count: 1 }).replaceAll(/\s+/g, ''));
    // Printing it is a press of a button; the browser's dialog is its own.
    await page.evaluate(() => {
      window.print = () => document.body.classList.add('printed');
    });
    await page.getByRole('button', { name: t('brief.print'), exact: true }).click();
    await page.locator('body.printed').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1034 });
    await picture('CMP-10-paper');

    await curtained(visit);
    const receiver = await another('colleague');
    await receiver.goto(`/accounts/${account.id}/brief`);
    await see(
      receiver.getByText('周敏'),
      receiver.getByText(/往来 12/),
      receiver.getByText('报价 4').first(),
    );
    await picture('CMP-10-curtained', receiver);
    const less = await printed(receiver);
    expect(less.pages).toBe(1);
    expect(less.text).toContain('流量计框架采购第1期');
    for (const hidden of ['876,543.00', '13800138001', words.field('contacts', 'mobile')])
      expect(less.text).not.toContain(hidden);
    expect(text).toContain('13800138001');
  },
);
