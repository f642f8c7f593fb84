import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { cell, chooseInRecordMenu, dialog, fact, field } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'two people change one field: the second is asked; two fields: both stay',
  { as: 'sales' },
  async (visit) => {
    const { page, t, words, api, another, language, picture } = visit;
    const { id } = await api.create('accounts', { name: `争议客户 ${language}`, fax: '0571-1000000' });
    const [fax, tax] = ['fax', 'taxNumber'].map((name) => words.field('accounts', name));
    if (!fax || !tax) throw new Error('no such fields');
    const head = await another('head');
    await Promise.all([page.goto(`/accounts/${id}`), head.goto(`/accounts/${id}`)]);
    const change = async (screen: typeof page, label: string, value: string) => {
      await fact(screen, label).dblclick();
      await field(screen, label).fill(value);
    };

    // Both have begun upon what they saw; the other is quicker.
    await change(page, fax, '0571-2000000');
    await change(head, fax, '0571-3000000');
    await head.keyboard.press('Enter');
    await eventually(async () => (await api.get('accounts', id)).fax).toBe('0571-3000000');
    await page.keyboard.press('Enter');
    const question = dialog(page, t('conflict.title'));
    await see(question.getByText('0571-2000000'), question.getByText('0571-3000000'));
    await picture('conflict');
    expect((await api.get('accounts', id)).fax).toBe('0571-3000000');
    await question.getByRole('radio').last().check();
    await question.getByRole('button', { name: t('conflict.save') }).click();
    await gone(question);
    await eventually(async () => (await api.get('accounts', id)).fax).toBe('0571-2000000');
    await see(fact(page, fax).getByText('0571-2000000'));

    // Differing fields: nobody is asked, nothing is lost.
    await Promise.all([page.reload(), head.reload()]);
    await change(page, fax, '0571-4000000');
    await change(head, tax, '91330100MA27');
    await head.keyboard.press('Enter');
    await eventually(async () => (await api.get('accounts', id)).taxNumber).toBe('91330100MA27');
    await page.keyboard.press('Enter');
    await eventually(async () => (await api.get('accounts', id)).fax).toBe('0571-4000000');
    expect(await api.get('accounts', id)).toMatchObject({ fax: '0571-4000000', taxNumber: '91330100MA27' });
    await see(fact(page, tax).getByText('91330100MA27'));
    expect(await question.count()).toBe(0);
  },
);

let away = 0;

/** Lets the screen read again what is older than it likes, as when somebody comes back to it from another window. */
async function comeBack(page: Page, rereads: RegExp): Promise<void> {
  away += 60_000;
  await page.clock.setFixedTime(Date.now() + away);
  const read = page.waitForResponse(
    (response) => response.request().method() === 'GET' && rereads.test(response.url()),
  );
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await read;
}

journey(
  'what a colleague changed while a form or a cell was open is asked about, and never written over',
  { as: 'sales', in: ['zh-CN'] },
  async ({ page, t, words, api, company }) => {
    const head = await company.api('head');
    const question = dialog(page, t('conflict.title'));
    const label = (path: string, name: string) => words.field(path, name) ?? name;
    const account = await api.create('accounts', { name: '改动客户', fax: '0571-1000000' });

    // The form begins with what is there now, whatever the page before it knew.
    await page.goto(`/accounts/${account.id}`);
    await see(fact(page, label('accounts', 'fax')).getByText('0571-1000000'));
    await head.change('accounts', account.id, { fax: '0571-2000000' });
    await chooseInRecordMenu(page, words, t('record.edit'));
    await arrive(page, `/accounts/${account.id}/edit`);
    const fax = field(page, label('accounts', 'fax'));
    await eventually(() => fax.inputValue()).toBe('0571-2000000');
    // And knows upon what was typed, whatever is read again behind it.
    await head.change('accounts', account.id, { fax: '0571-3000000' });
    await comeBack(page, /\/api\/notifications/);
    await fax.fill('0571-4000000');
    await page.keyboard.press('Enter');
    await see(question.getByText('0571-3000000'), question.getByText('0571-4000000'));
    expect((await api.get('accounts', account.id)).fax).toBe('0571-3000000');
    await question.getByRole('radio').last().check();
    await question.getByRole('button', { name: t('conflict.save') }).click();
    await eventually(async () => (await api.get('accounts', account.id)).fax).toBe('0571-4000000');

    // A cell that nobody typed in writes nothing.
    const patches: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') patches.push(request.url());
    });
    const contact = await api.create('contacts', { name: '改动联系人', title: '经理' });
    await page.goto('/contacts');
    const title = await cell(page, '改动联系人', label('contacts', 'title'));
    await title.dblclick();
    await see(title.getByRole('textbox'));
    await head.change('contacts', contact.id, { title: '总监' });
    await comeBack(page, /\/api\/contacts\?/);
    await page.getByRole('heading', { level: 1 }).click();
    await see(title.getByText('总监'));
    expect(patches).toEqual([]);
    // One that was typed in asks.
    await title.dblclick();
    await title.getByRole('textbox').fill('主管');
    await head.change('contacts', contact.id, { title: '副总' });
    await comeBack(page, /\/api\/contacts\?/);
    await page.keyboard.press('Enter');
    await see(question.getByText('副总'), question.getByText('主管'));
    expect((await api.get('contacts', contact.id)).title).toBe('副总');
  },
);
