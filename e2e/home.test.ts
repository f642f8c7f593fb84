import type { HomeAnswer } from '@gejie/core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { announcement, dialog, field } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const widget = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function act({ page, t }: Visit, title: string, item: string): Promise<void> {
  await page.getByRole('button', { name: t('home.widgetMenu', { title }) }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

const placeOf = async (visit: Visit, kind: string) => {
  const home = await visit.api.call<HomeAnswer>('GET', 'home');
  const found = home.pages[0]?.widgets.find((one) => one.kind === kind);
  return found && [found.x, found.y, found.w, found.h];
};

journey(
  'everybody arranges a home of their own, by mouse and by keyboard (INS-01)',
  { in: ['zh-CN'] },
  async (visit) => {
    const { page, t, api, picture } = visit;
    const edit = () => page.getByRole('button', { name: t('home.edit') }).click();
    const done = async () => {
      await page.getByRole('button', { name: t('home.done') }).click();
      await see(announcement(page, t('home.saved')));
    };
    const handle = (title: string) => page.getByRole('button', { name: t('home.carry', { title }) });
    const title = t('home.notepad');
    await api.call('DELETE', 'home');
    await page.goto('/');
    await see(widget(page, t('home.figures')));
    await see(widget(page, t('home.agenda')));
    await picture('home');

    // A figure that adds up the amounts of a view, with the way to its list.
    await edit();
    await page.getByRole('button', { name: t('home.add') }).click();
    await dialog(page, t('home.add'))
      .getByRole('button', { name: t('home.figuresAbout') })
      .click();
    await page
      .getByRole('button', { name: t('home.widgetMenu', { title: t('home.figures') }) })
      .nth(1)
      .click();
    await page.getByRole('menuitem', { name: t('home.widgetSettings') }).click();
    const form = dialog(page, t('home.figures'));
    await field(form, t('home.module')).selectOption('opportunities');
    await field(form, t('home.view')).selectOption('all');
    await field(form, t('home.figureOf')).selectOption('baseAmount');
    await form.getByLabel(t('home.ownTitle')).last().fill('我的数');
    await form.getByRole('button', { name: t('home.apply') }).click();

    // By mouse the notepad comes to the top; by keyboard it grows and goes to the right.
    const from = await handle(title).boundingBox();
    const to = await widget(page, t('home.figures')).first().boundingBox();
    if (!from || !to) throw new Error('There is nothing to drag');
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 4, from.y - 40, { steps: 4 });
    await page.mouse.move(from.x + 8, Math.min(from.y, to.y) + 8, { steps: 4 });
    await page.mouse.up();
    await handle(title).press('Shift+ArrowRight');
    await handle(title).press('ArrowRight');
    await picture('home-editing');
    await act(visit, t('home.recent'), t('home.remove'));
    await see(announcement(page, t('home.removed')));
    await done();
    await eventually(() => placeOf(visit, 'notepad').then((place) => place?.slice(0, 3))).toEqual([1, 0, 5]);
    expect(await placeOf(visit, 'recent')).toBeUndefined();
    const total = await api.call<{ count: number }[]>('GET', 'opportunities/tally?sum=baseAmount');
    const own = widget(page, '我的数');
    await see(own.getByText(String(total[0]?.count), { exact: false }));
    await own.getByRole('link').click();
    await page.waitForURL(/\/opportunities\?view=all/);

    // What is written saves itself, and neither a broken line nor another window loses a word.
    await page.goto('/');
    const pad = page.getByRole('textbox', { name: title });
    const kept = () => api.call<{ text: string; version: number }>('GET', 'home/notes/notepad');
    const note = async () => (await kept()).text;
    await pad.fill('找赵总');
    await eventually(note).toBe('找赵总');
    await page.context().setOffline(true);
    await pad.fill('找赵总\n样机两台');
    await see(page.getByText(t('home.note.waiting')));
    await api.call('PUT', 'home/notes/notepad', { text: '别处写的', version: (await kept()).version });
    await page.context().setOffline(false);
    await see(page.getByText(t('home.note.conflictHint')));
    await see(page.getByText('别处写的'));
    await picture('home-conflict');
    await page.getByRole('button', { name: t('home.note.keepBoth') }).click();
    await eventually(note).toBe('别处写的\n找赵总\n样机两台');

    // The window closed right after the last key: it has arrived all the same.
    await pad.fill('最后一句');
    await page.goto('about:blank');
    await eventually(note).toBe('最后一句');
    await page.goto('/');
    await see(pad);

    // A page for a colleague to look at, and back to the default.
    await edit();
    await page.getByRole('button', { name: t('home.newPage') }).click();
    const box = dialog(page, t('home.newPage'));
    await field(box, t('home.pageName')).fill('团队看板');
    await box.getByRole('button', { name: t('home.apply') }).click();
    await see(page.getByText(t('home.bareEditing')));
    // Cancelling asks before it throws anything away.
    await page.getByRole('button', { name: t('form.cancel'), exact: true }).click();
    await dialog(page, t('form.unsaved'))
      .getByRole('button', { name: t('form.keepTyping') })
      .click();
    await done();
    await see(page.getByRole('tab', { name: '团队看板', selected: true }));
    await page.setViewportSize({ width: 375, height: 812 });
    await page.getByRole('tab', { name: t('home.standardPage') }).click();
    await see(widget(page, title));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await picture('home-phone');
    await edit();
    await act(visit, t('home.todo'), t('home.move.up'));
    await page.getByRole('button', { name: t('home.pageMenu') }).click();
    await page.getByRole('menuitem', { name: t('home.toDefault') }).click();
    await dialog(page, t('home.toDefault'))
      .getByRole('button', { name: t('home.toDefault') })
      .click();
    await gone(page.getByRole('tab', { name: '团队看板' }));
    expect(await api.call<HomeAnswer>('GET', 'home')).toMatchObject({ origin: 'product' });
  },
);
