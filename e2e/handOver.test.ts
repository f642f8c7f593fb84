import type { AnsweredRecord } from '@gejie/core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { announcement, chooseInRecordMenu, dialog, pick, row } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { arrive, eventually, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

/** Milliseconds: these ways lead through the screens of several people. */
const timeout = 240_000;

/** A customer of the salesperson with a contact and a deal that has come some way. */
async function customer({ company, language }: Visit, name: string) {
  const sales = await company.api('sales');
  const account = await sales.create('accounts', { name: `${name} ${language}` });
  const contact = await sales.create('contacts', { name: '陈总', account: account.id });
  const deal = await sales.create('opportunities', {
    name: `包装线 ${language}`,
    account: account.id,
    closeDate: '2030-05-01',
    amount: '320000',
  });
  await sales.change('opportunities', deal.id, { stage: 'proposal' });
  await sales.call('POST', `accounts/${account.id}/comments`, { text: '已看过样机', mentions: [] });
  return { account, contact, deal: await sales.get('opportunities', deal.id) };
}

/** Gives the record shown to a colleague, with its contacts and deals. */
async function give({ page, t, words, cast }: Visit, note: string): Promise<void> {
  await chooseInRecordMenu(page, words, t('handOver.title'));
  const box = dialog(page, t('handOver.title'));
  await pick(page, box.getByRole('combobox'), cast.people.colleague.name);
  for (const { name, label } of words.module('accounts').related) {
    if (name !== 'contacts' && name !== 'opportunities') continue;
    await box.getByRole('checkbox', { name: words.of(label) }).check();
  }
  await box.getByRole('textbox').last().fill(note);
  await box.getByRole('button', { name: t('handOver.give'), exact: true }).click();
  await see(announcement(page, t('handOver.done', { name: cast.people.colleague.name, count: 3 })));
}

/** Opens the notice that quotes this. */
async function openNotice(page: Page, { t }: Visit, quote: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${t('notices.title')}`) }).click();
  await page.locator('.notice').filter({ hasText: quote }).click();
}

const transferOf = (page: Page, { name }: AnsweredRecord) =>
  page.locator('.transfer').filter({ hasText: String(name) });

journey(
  'a customer changes hands with what goes along: told by the bell, accepted, in the history, and nothing else changes (ACC-06)',
  { as: 'head', timeout },
  async (visit) => {
    const { page, t, cast, api, language, company, another, picture } = visit;
    const { account, contact, deal } = await customer(visit, '转移客户');
    const note = `请继续跟进 ${language}`;
    await page.goto(`/accounts/${account.id}`);
    await give(visit, note);

    const receiver = await another('colleague');
    await receiver.goto('/');
    await openNotice(receiver, visit, note);
    await arrive(receiver, '/transfers');
    const card = transferOf(receiver, account);
    await see(card, card.getByText(note));
    if (language !== 'en') expect(await barriersOf(receiver)).toEqual([]);
    await picture('transfer-received', receiver);
    await card.getByRole('button', { name: t('transfers.accept'), exact: true }).click();
    await see(card.getByText(t('transfers.accepted'), { exact: true }));
    await card.getByRole('link', { name: t('brief.title'), exact: true }).click();
    await arrive(receiver, `/accounts/${account.id}/brief`);
    await receiver.goBack();
    await card.getByRole('link', { name: String(account.name) }).click();
    await see(receiver.getByRole('heading', { name: String(account.name), level: 1 }));
    await see(receiver.getByText('已看过样机').first());
    await receiver.goto(`/accounts/${account.id}?tab=history`);
    const { colleague, head } = cast.people;
    await see(
      receiver
        .locator('.history-entry')
        .filter({ hasText: t('handOver.told.accepted', { who: colleague.name }) }),
      receiver.locator('.history-entry').filter({ hasText: head.name }).filter({ hasText: note }),
    );
    await picture('transfer-history', receiver);

    const owner = { id: (await (await company.api('colleague')).get('accounts', account.id)).owner?.id };
    expect(await api.get('contacts', contact.id)).toMatchObject({ owner });
    const moved = await api.get('opportunities', deal.id);
    expect(moved).toMatchObject({ owner });
    for (const kept of ['stage', 'stageSince', 'amount', 'createdAt', 'createdBy'])
      expect(moved[kept], kept).toEqual(deal[kept]);
  },
);

journey(
  'whoever gets a customer gives it back with a reason, and it is where it was (ACC-06)',
  { as: 'head', timeout },
  async (visit) => {
    const { page, t, language, company, another, picture } = visit;
    const { account, deal } = await customer(visit, '退回客户');
    await page.goto(`/accounts/${account.id}`);
    await give(visit, `转给您 ${language}`);
    const receiver = await another('colleague');
    await receiver.goto('/transfers');
    await transferOf(receiver, account)
      .getByRole('button', { name: t('transfers.return'), exact: true })
      .click();
    const reason = `不是我的行业 ${language}`;
    const box = dialog(receiver, t('transfers.return'));
    await box.getByRole('textbox').fill(reason);
    await picture('transfer-return', receiver);
    await box.getByRole('button', { name: t('transfers.return'), exact: true }).click();
    await see(announcement(receiver, t('transfers.returnedNow')));

    const giver = await another('sales');
    await giver.goto('/');
    await openNotice(giver, visit, reason);
    await giver.goto(`/accounts/${account.id}?tab=history`);
    await see(giver.locator('.history-entry').filter({ hasText: reason }));
    const sales = await company.api('sales');
    expect(await sales.get('opportunities', deal.id)).toMatchObject({ stage: 'proposal' });
  },
);

journey(
  'a head hands out what fell to the department: one, many evenly, and all that a search finds (ACC-04)',
  { as: 'head', timeout },
  async (visit) => {
    const { page, t, words, cast, api, language, picture } = visit;
    const { sales, colleague } = cast.people;
    const east = await api.named('departments', cast.departments.east);
    const names = Array.from({ length: 7 }, (_, nth) => `来访公司${nth} ${language}`);
    for (const name of names) {
      const { id } = await api.create('accounts', { name });
      await api.call('POST', `accounts/${id}/transfer`, { to: { department: east.id }, along: [] });
    }
    const prefix = '来访公司';
    const fallen = async () =>
      (await api.find('accounts', { where: { name: { contains: prefix }, owner: { empty: true } } })).records
        .map(({ name }) => String(name))
        .filter((name) => name.endsWith(` ${language}`));
    expect(await fallen()).toHaveLength(7);
    const mine = `${prefix} ${language}`;
    const listed = JSON.stringify({ all: [{ name: { contains: prefix } }, { owner: { empty: true } }] });

    const handOut = async (count: number, ...people: string[]) => {
      const many = words.countedByName('accounts', count);
      await page
        .getByRole('toolbar')
        .getByRole('button', { name: t('handOver.title'), exact: true })
        .click();
      const box = dialog(page, t('bulk.assignTitle', { many }));
      for (const person of people) await pick(page, box.getByRole('combobox'), person);
      if (people.length > 1) {
        // The list of several people stays open for the next one.
        await page.keyboard.press('Tab');
        await see(box.getByText(t('handOver.evenly')));
      }
      if (count === 2) await picture('hand-out');
      await box.getByRole('button', { name: t('bulk.assignDo', { many }), exact: true }).click();
      await see(page.getByText(t('bulk.done', { done: count })));
    };
    const tick = (name: string) =>
      row(page, name)
        .getByRole('checkbox', { name: t('list.selectOne', { name }) })
        .check();

    await page.goto(`/accounts?where=${encodeURIComponent(listed)}`);
    await see(row(page, names[0] ?? ''));
    await tick(names[0] ?? '');
    await handOut(1, sales.name);
    await eventually(fallen).toHaveLength(6);

    await page.goto(`/accounts?where=${encodeURIComponent(listed)}`);
    await tick(names[1] ?? '');
    await tick(names[2] ?? '');
    await handOut(2, sales.name, colleague.name);
    await eventually(fallen).toHaveLength(4);

    await page.goto(`/accounts?q=${encodeURIComponent(mine)}&where=${encodeURIComponent(listed)}`);
    await tick(names[3] ?? '');
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: t('bulk.selectAll', { many: words.countedByName('accounts', 4) }) })
      .click();
    await handOut(4, colleague.name);
    await eventually(fallen).toEqual([]);
    const owned = async (person: string) =>
      (await api.find('accounts', { where: { name: { contains: prefix }, 'owner.name': person } })).records
        .map(({ name }) => String(name))
        .filter((name) => name.endsWith(` ${language}`)).length;
    expect([await owned(sales.name), await owned(colleague.name)]).toEqual([2, 5]);
  },
);
