import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { arrive, eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
/** Days that stand in the middle of every month. */
const [crowded, busy, quiet] = [`${month}-15`, `${month}-17`, `${month}-18`];
const at = (day: string, hour: number) =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
const square = (page: Page, day: string) =>
  page.locator(`.calendar-paper-month [role=cell][data-date="${day}"]`);

journey(
  'a month with days that hold more than there is room for says how many, opens such a day, and lets one be dragged out of the list of the others (CAL-01)',
  { as: 'sales', timeout: 180_000 },
  async ({ page, api, t, language, picture }) => {
    const plan = async (day: string, count: number, name: string) => {
      const ids: number[] = [];
      for (let nth = 0; nth < count; nth++) {
        const subject = `${name} ${nth + 1} ${language}`;
        ids.push(
          (await api.create('events', { subject, startsAt: at(day, 8 + (nth % 10)), kind: 'call' })).id,
        );
      }
      return ids;
    };
    const full = await plan(crowded, 16, '回访');
    const some = await plan(busy, 7, '会谈');
    await page.goto('/calendar?view=month');
    await see(square(page, crowded).getByText(t('calendar.count', { count: 16 })));
    const more = (day: string) => square(page, day).getByText(t('calendar.more'), { exact: true });
    await see(more(crowded), more(busy));
    await picture('calendar-crowded-month');

    // A few too many: they come in a box, and one of them is dragged out to a day with room.
    await more(busy).click();
    const box = page.locator('[role=dialog]').last();
    const seventh = box.locator('.calendar-entry').filter({ hasText: `会谈 7 ${language}` });
    await see(seventh);
    expect(await box.locator('.calendar-entry').count()).toBe(7);
    await picture('calendar-more');
    const [from, to] = await Promise.all([seventh.boundingBox(), square(page, quiet).boundingBox()]);
    if (!from || !to) throw new Error('Nothing to drag');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2, { steps: 4 });
    await page.mouse.move(to.x + to.width * 0.7, to.y + to.height / 2, { steps: 12 });
    await page.mouse.up();
    await eventually(async () => (await api.get('events', some[6] ?? 0)).startsAt).toBe(at(quiet, 14));
    await see(square(page, quiet).getByText(`会谈 7 ${language}`));

    // Far too many: the day itself opens, with all of them.
    await page.keyboard.press('Escape');
    await more(crowded).click();
    await arrive(page, /^\/calendar\?view=day/);
    await eventually(() => page.locator('.calendar-entry').filter({ hasText: '回访' }).count()).toBe(16);
    await picture('calendar-crowded-day');
    for (const id of [...full, ...some]) await api.remove('events', id);
  },
);
