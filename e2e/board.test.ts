import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { announcement, choose, dialog } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

/** A board with deals of its own, so that totals are known. */
async function board({ page, api, cast, language }: Visit): Promise<{ name: string; id: number }> {
  const account = await api.named('accounts', cast.accounts.machines);
  const name = `看板商机 ${language}`;
  const { id } = await api.create('opportunities', {
    name,
    account: account.id,
    amount: '50000',
    closeDate: '2030-06-30',
  });
  await page.goto(`/opportunities?mode=board&q=${encodeURIComponent(name)}`);
  return { name, id };
}

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function drag(page: Page, card: Locator, target: Locator): Promise<void> {
  const [from, to] = await Promise.all([card.boundingBox(), target.boundingBox()]);
  if (!from || !to) throw new Error('Nothing to drag');
  await page.mouse.move(from.x + 20, from.y + from.height - 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + from.height - 12, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 12 });
  await page.mouse.up();
}

journey('a card is dragged to the next stage, and the totals go along', {}, async (visit) => {
  const { page, words, api, t, picture } = visit;
  const stage = (value: string) => words.choice('opportunities', 'stage', value);
  const { name, id } = await board(visit);
  const [first, second] = [column(page, stage('prospecting')), column(page, stage('qualification'))];
  const card = first.getByText(name);
  await see(card);
  await eventually(() => first.locator('.board-count').innerText()).toBe('1');
  await drag(page, first.locator('.board-card'), second);
  await see(
    second.getByText(name),
    announcement(page, t('board.moved', { name, column: stage('qualification') })),
  );
  await eventually(async () => (await api.get('opportunities', id)).stage).toBe('qualification');
  await eventually(() => first.locator('.board-count').innerText()).toBe('0');
  await eventually(() => second.locator('.board-count').innerText()).toBe('1');
  expect(await second.locator('.board-sum').innerText()).toMatch(/5 万|50K/);
  // The rules went along: a stage brings its probability.
  expect((await api.get('opportunities', id)).probability).toBe('25.00');
  await picture('board-dragged');
  await api.remove('opportunities', id);
});

journey('a card is carried with the keyboard', {}, async (visit) => {
  const { page, words, api, t } = visit;
  const stage = (value: string) => words.choice('opportunities', 'stage', value);
  const { name, id } = await board(visit);
  const handle = page.getByRole('button', { name: t('board.move', { name }) });
  await see(handle);
  await handle.focus();
  await page.keyboard.press('Space');
  await see(page.getByText(t('board.over', { name, column: stage('prospecting') })));
  await page.keyboard.press('ArrowRight');
  await see(page.getByText(t('board.over', { name, column: stage('qualification') })));
  await page.keyboard.press('ArrowRight');
  await see(page.getByText(t('board.over', { name, column: stage('proposal') })));
  await page.keyboard.press('Space');
  await eventually(async () => (await api.get('opportunities', id)).stage).toBe('proposal');
  await see(column(page, stage('proposal')).getByText(name).first());
  await api.remove('opportunities', id);
});

journey('a lost deal asks for the reason, and goes back without one', {}, async (visit) => {
  const { page, words, api, t, picture } = visit;
  const stage = (value: string) => words.choice('opportunities', 'stage', value);
  const { name, id } = await board(visit);
  const [open, lost] = [column(page, stage('prospecting')), column(page, stage('lost'))];
  await see(open.getByText(name));
  await lost.scrollIntoViewIfNeeded();
  await drag(page, open.locator('.board-card'), lost);
  const question = dialog(page, t('form.missing'));
  await see(question);
  await picture('board-lost-reason');
  // The list of reasons is open already, and may lie over the buttons.
  await question.getByRole('heading').click();
  await question.getByRole('button', { name: t('form.cancel') }).click();
  await see(open.getByText(name));
  await gone(lost.getByText(name));
  expect((await api.get('opportunities', id)).stage).toBe('prospecting');

  await drag(page, open.locator('.board-card'), lost);
  await see(question);
  const price = words.choice('opportunities', 'lossReason', 'price');
  await question.getByRole('heading').click();
  await choose(question, words.field('opportunities', 'lossReason'), price);
  await question.getByRole('button', { name: t('form.save') }).click();
  await eventually(async () => (await api.get('opportunities', id)).stage).toBe('lost');
  expect(await api.get('opportunities', id)).toMatchObject({ lossReason: 'price', probability: '0.00' });
  await see(lost.getByText(name));
  await api.remove('opportunities', id);
});
