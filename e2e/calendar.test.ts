import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dialog, field, quickForm } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const zone = 8 * 3_600_000;
const day = 86_400_000;
const dayThere = (at: Date) => new Date(at.getTime() + zone).toISOString().slice(0, 10);
/** The Wednesday of this week, at an hour of China. */
const onWednesday = (hour: number) => {
  const now = new Date();
  const weekday = (new Date(now.getTime() + zone).getUTCDay() + 6) % 7;
  const wednesday = dayThere(new Date(now.getTime() + (2 - weekday) * day));
  return new Date(`${wednesday}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
};
const later = (at: string, by: number) => new Date(Date.parse(at) + by).toISOString();
const entry = (page: Page, name: string) => page.locator('.calendar-entry').filter({ hasText: name }).first();

let series = 0;

/** A series of its own, also at a second try, weekly from three weeks ago on. */
async function weekly({ api, language }: Visit): Promise<{ id: number; name: string; startsAt: string }> {
  series += 1;
  const name = `周会${series} ${language}`;
  const startsAt = onWednesday(10);
  const first = later(startsAt, -21 * day);
  const { id } = await api.create('events', {
    subject: name,
    startsAt: first,
    endsAt: later(first, 3_600_000),
    timeZone: 'Asia/Shanghai',
    recurrence: 'FREQ=WEEKLY;BYDAY=WE',
  });
  return { id, name, startsAt };
}

/** Takes an entry by its middle and lets go of it an hour further down. */
async function dragAnHourDown(page: Page, name: string): Promise<void> {
  const box = await entry(page, name).boundingBox();
  if (!box) throw new Error('Nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 8, { steps: 3 });
  await page.mouse.move(x, y + box.height + 4, { steps: 10 });
  await page.mouse.up();
}

journey(
  'an occurrence is dragged by itself, then the whole series with the rest (CAL-01)',
  {},
  async (visit) => {
    const { page, api, t, words, picture } = visit;
    const { id, name, startsAt } = await weekly(visit);
    await page.goto('/calendar?view=week');
    await see(entry(page, name));
    await dragAnHourDown(page, name);
    const question = dialog(page, t('calendar.scope.changeTitle'));
    await see(question);
    await picture('calendar-scope');
    await question.getByRole('button', { name: t('form.save') }).click();
    const exceptions = async () =>
      (
        await api.call<{ records: { id: number; startsAt: string }[] }>(
          'GET',
          `events/${id}/related/exceptions`,
        )
      ).records;
    await eventually(async () => (await exceptions()).map((one) => one.startsAt)).toEqual([
      later(startsAt, 3_600_000),
    ]);
    await picture('calendar-week');

    // A week before, all of them go an hour later; the one that stands by itself stays.
    await page.getByRole('button', { name: t('calendar.previous') }).click();
    await see(entry(page, name));
    await dragAnHourDown(page, name);
    await question.getByLabel(t('calendar.scope.all')).check();
    await question.getByRole('button', { name: t('form.save') }).click();
    await eventually(async () => (await api.get('events', id)).startsAt).toBe(
      later(startsAt, 3_600_000 - 21 * day),
    );
    expect((await exceptions()).map((one) => one.startsAt)).toEqual([later(startsAt, 3_600_000)]);

    // Another one is edited by itself, and the series keeps its name.
    await eventually(() => entry(page, name).innerText()).toContain('11:00');
    const edit = async () => {
      await entry(page, name).click();
      await dialog(page, name)
        .getByRole('button', { name: t('calendar.edit') })
        .click();
      await question.getByRole('button', { name: t('calendar.edit') }).click();
      await arrive(page, /^\/events\/\d+\/edit\?/);
    };
    await edit();
    // Whoever cancels has taken nothing out of the series.
    await page.getByRole('button', { name: t('form.cancel'), exact: true }).click();
    await see(entry(page, name));
    expect((await exceptions()).length).toBe(1);
    await edit();
    await field(page, words.field('events', 'subject')).fill(`${name} ·`);
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/events\/\d+$/);
    const single = Number(new URL(page.url()).pathname.split('/')[2]);
    expect(single).not.toBe(id);
    await eventually(async () => (await api.get('events', single)).subject).toBe(`${name} ·`);
    expect((await exceptions()).length).toBe(2);
    expect((await api.get('events', id)).subject).toBe(name);
    for (const one of await exceptions()) await api.remove('events', one.id);
    await api.remove('events', id);
  },
);

journey(
  'an event is made by drag, lengthened, repeats by words, and is called off (CAL-01)',
  {},
  async (visit) => {
    const { page, api, words, t, picture, language } = visit;
    const name = `新会议 ${language}`;
    const above = await api.create('events', { subject: `午餐 ${language}`, startsAt: onWednesday(13) });
    await page.goto('/calendar?view=week');
    await see(entry(page, `午餐 ${language}`));
    // An empty hour is drawn out, from two to three.
    const box = await entry(page, `午餐 ${language}`).boundingBox();
    if (!box) throw new Error('Nothing to begin below');
    const [x, hour] = [box.x + box.width / 2, box.height];
    const below = box.y + hour;
    await page.mouse.move(x, below + hour * 0.2);
    await page.mouse.down();
    await page.mouse.move(x, below + hour * 0.5, { steps: 4 });
    await page.mouse.move(x, below + hour * 0.8, { steps: 4 });
    await page.mouse.up();
    const form = quickForm(page, words, 'events');
    await field(form, words.field('events', 'subject')).fill(name);
    await form.getByRole('button', { name: t('form.save') }).click();
    const made = async () => (await api.find('events', { where: { subject: name } })).records[0];
    await eventually(async () => (await made())?.startsAt).toBe(onWednesday(14));
    expect((await made())?.endsAt).toBe(onWednesday(15));
    const id = (await made())?.id ?? 0;

    // Its lower edge is pulled down to four.
    await see(entry(page, name));
    await entry(page, name).hover();
    const whole = await entry(page, name).boundingBox();
    if (!whole) throw new Error('Nothing to lengthen');
    await page.mouse.move(x, whole.y + whole.height - 2);
    await page.mouse.down();
    await page.mouse.move(x, whole.y + whole.height + 10, { steps: 3 });
    await page.mouse.move(x, whole.y + whole.height + hour - 6, { steps: 8 });
    await page.mouse.up();
    await eventually(async () => (await made())?.endsAt).toBe(onWednesday(16));
    expect((await made())?.startsAt).toBe(onWednesday(14));
    await picture('calendar-drawn');
    await api.remove('events', above.id);

    await page.goto(`/events/${id}/edit`);
    const control = field(page, words.field('events', 'recurrence'));
    await control.selectOption('WEEKLY');
    await see(page.locator('.recurrence-words'));
    await picture('recurrence');
    await page
      .getByRole('button', { name: t('form.save') })
      .first()
      .click();
    await eventually(async () => (await api.get('events', id)).recurrence).toBe('FREQ=WEEKLY;BYDAY=WE');

    await page.goto('/calendar?view=month');
    await entry(page, name).click();
    const shown = dialog(page, name);
    await see(shown);
    await picture('calendar-month');
    await shown.getByRole('button', { name: t('calendar.remove') }).click();
    const question = dialog(page, t('calendar.scope.removeTitle'));
    await question.getByLabel(t('calendar.scope.all')).check();
    await question.getByRole('button', { name: t('calendar.remove') }).click();
    await gone(entry(page, name));
  },
);

journey(
  'on the phone an agenda opens at today, a week has its dates, and the address keeps the days that are shown (CAL-01)',
  { as: 'sales', screen: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true } },
  async ({ page, api, t, picture, language }) => {
    const today = dayThere(new Date());
    const made = await Promise.all(
      Array.from({ length: Number(today.slice(8)) }, (_, before) =>
        api.create('events', {
          subject: `当日 ${before} ${language}`,
          startsAt: later(`${today}T01:00:00.000Z`, -before * day),
        }),
      ),
    );
    await page.goto('/calendar');
    const isInSight = async () => {
      const [list, head] = await Promise.all([
        page.locator('.calendar-paper').boundingBox(),
        page.locator(`.calendar-paper [data-date="${today}"]`).boundingBox(),
      ]);
      return list && head && head.y >= list.y - 1 && head.y + head.height <= list.y + list.height;
    };
    await eventually(isInSight).toBe(true);
    await picture('calendar-phone-agenda');

    await page.getByRole('button', { name: t('calendar.view.week'), exact: true }).click();
    await page.getByRole('button', { name: t('calendar.next') }).click();
    await arrive(page, /^\/calendar\?view=week&date=\d{4}-\d\d-\d\d$/);
    const monday = new URL(page.url()).searchParams.get('date') ?? '';
    const head = page.locator(`.calendar-paper [role=columnheader][data-date="${monday}"]`);
    await see(head);
    expect(await head.innerText()).toContain(String(Number(monday.slice(8))));
    await page.reload();
    await see(head);
    await picture('calendar-phone-week');
    await page.getByRole('button', { name: t('calendar.today'), exact: true }).click();
    await arrive(page, '/calendar?view=week');
    for (const { id } of made) await api.remove('events', id);
  },
);
