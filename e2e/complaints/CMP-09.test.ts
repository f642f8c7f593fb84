import { expect } from 'vitest';
import { choose, dialog, field, quickForm, row } from '../harness/acts.ts';
import { eventually, see } from '../harness/see.ts';
import { journey } from '../harness/stage.ts';

journey(
  'CMP-09 三个销售员都联系过，他们都承诺过什么: a follow-up by keyboard alone, a promise out of a note, and what contradicts it',
  { as: 'sales', timeout: 240_000 },
  async ({ page, api, t, words, language, picture }) => {
    const name = `海川仪表 ${language}`;
    const account = await api.create('accounts', { name });
    const contact = await api.create('contacts', {
      name: `周敏 ${language}`,
      account: account.id,
      influence: 'decisionMaker',
    });
    const deal = await api.create('opportunities', {
      name: `流量计二期 ${language}`,
      account: account.id,
      closeDate: '2099-01-31',
      nextStep: '送样',
    });
    await api.call('POST', `opportunities/${deal.id}/comments`, { text: 'DN50 单价 1280，含运费' });
    await api.create('commitments', {
      subject: 'DN50 单价',
      kind: 'price',
      value: '1150',
      account: account.id,
      contact: contact.id,
    });

    // Ten seconds, no mouse: what came of the call, and what is next tomorrow.
    await page.goto(`/accounts/${account.id}`);
    await see(page.getByRole('heading', { name }));
    await page.keyboard.press('Control+j');
    const box = dialog(page, t('followUp.title'));
    await see(box.getByLabel(t('followUp.result')));
    await page.keyboard.type('客户同意看样');
    await page.keyboard.press('Tab');
    await page.keyboard.type('带样品上门');
    await page.keyboard.press('Control+Enter');
    await see(box.getByText(t('followUp.dueMissing')));
    await picture('follow-up');
    await box.getByRole('button', { name: t('followUp.tomorrow') }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText(t('followUp.savedWithNext')));
    const story = page.locator('.story-entry');
    await see(story.filter({ hasText: '客户同意看样' }));
    await see(story.filter({ hasText: '带样品上门' }));

    // The note was written on a deal and is read on the customer; a promise is made of it.
    const note = story.filter({ hasText: 'DN50 单价 1280' });
    await see(note.getByRole('link', { name: `流量计二期 ${language}` }));
    await note.hover();
    await note.getByRole('button', { name: t('promises.write') }).click();
    const form = quickForm(page, words, 'commitments');
    expect(await field(form, words.field('commitments', 'subject')).inputValue()).toContain('DN50 单价 1280');
    await field(form, words.field('commitments', 'value')).fill('1280');
    await choose(form, words.field('commitments', 'kind'), words.choice('commitments', 'kind', 'price'));
    await form.getByRole('button', { name: t('form.save') }).click();
    await page.goto(`/commitments?view=contradicting`);
    // Bad news looks like it.
    await see(row(page, 'DN50 单价 1280').first().locator('.bad-news'));
    await page
      .getByRole('link', { name: /DN50 单价 1280/ })
      .first()
      .click();
    await see(page.getByText(t('promises.contradicted')));
    await picture('CMP-09-contradiction');

    // Filtered on the server: only activities are left.
    await page.goto(`/accounts/${account.id}`);
    await page.getByRole('button', { name: t('record.storyActivities'), exact: true }).click();
    await eventually(() => story.filter({ hasText: 'DN50' }).count()).toBe(0);
    await see(story.filter({ hasText: '客户同意看样' }));
    await picture('PLT-02-story');
  },
);
