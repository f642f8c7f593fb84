import { expect } from 'vitest';
import { dialog } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

/** At two in the afternoon of today, which the calendar opens with. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const todayAt = (hour: number) => new Date(`${today()}T${hour}:00:00+08:00`).toISOString();

journey(
  'whoever is asked to a meeting is told, answers on its page and in the calendar, and whoever asked sees who comes (CAL-01)',
  { as: 'sales', timeout: 180_000 },
  async ({ page, api, words, t, cast, another, company, language, picture }) => {
    const { colleague } = cast.people;
    const name = `评审会 ${language}`;
    const asked = await (await company.api('admin')).named('users', colleague.name);
    const { id } = await api.create('events', {
      subject: name,
      // It is still to come, whenever this runs: who was asked to what is over hears nothing of it.
      startsAt: todayAt(14),
      endsAt: new Date(Date.parse(todayAt(14)) + 24 * 3_600_000).toISOString(),
      participants: [{ module: 'users', id: asked.id }],
    });

    const screen = await another('colleague');
    await screen.goto('/');
    await screen.locator('.bell').click();
    await screen.locator('.notice').filter({ hasText: name }).first().click();
    await arrive(screen, `/events/${id}`);
    const press = (action: string) =>
      screen.getByRole('button', { name: words.action('events', action), exact: true });
    await see(press('accept'), press('tentative'), press('decline'));
    await picture('invitation', screen);
    await press('tentative').click();
    await eventually(async () => (await api.get('events', id)).tentative).toMatchObject([{ id: asked.id }]);
    // What was said is offered no more.
    await gone(press('tentative'));

    await screen.goto('/calendar?view=day');
    await screen.locator('.calendar-entry').filter({ hasText: name }).first().click();
    const box = dialog(screen, name);
    const perhaps = box.getByRole('button', { name: t('calendar.answer.tentative'), exact: true });
    await see(perhaps);
    expect(await perhaps.getAttribute('aria-pressed')).toBe('true');
    await picture('invitation-calendar', screen);
    await box.getByRole('button', { name: t('calendar.answer.accepted'), exact: true }).click();
    await see(screen.getByText(t('calendar.answer.said.accepted')));
    await eventually(async () => (await api.get('events', id)).accepted).toMatchObject([{ id: asked.id }]);

    // Whoever asked is told, and sees it on the meeting; answering is nothing for them.
    await page.goto('/');
    await page.locator('.bell').click();
    await page.locator('.notice').filter({ hasText: name }).first().click();
    await arrive(page, `/events/${id}`);
    await see(page.locator('.record-fields').getByText(words.field('events', 'accepted'), { exact: true }));
    expect(
      await page.getByRole('button', { name: words.action('events', 'accept'), exact: true }).count(),
    ).toBe(0);
    await picture('invitation-answered');
    await api.remove('events', id);
  },
);

journey(
  'of a series one occurrence is declined alone in the calendar, and the others stay as they were (CAL-01)',
  { as: 'sales', timeout: 180_000 },
  async ({ api, t, cast, another, company, language, picture }) => {
    const name = `晨会 ${language}`;
    const asked = await (await company.api('admin')).named('users', cast.people.colleague.name);
    const { id } = await api.create('events', {
      subject: name,
      startsAt: todayAt(10),
      endsAt: todayAt(11),
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=DAILY;COUNT=5',
      participants: [{ module: 'users', id: asked.id }],
    });
    const screen = await another('colleague');
    await screen.goto('/calendar?view=day');
    const entry = screen.locator('.calendar-entry').filter({ hasText: name }).first();
    const box = dialog(screen, name);
    const say = async (scope: 'this' | 'all', answer: 'accepted' | 'declined') => {
      await entry.click();
      await box.getByRole('radio', { name: t(`calendar.answer.${scope}`), exact: true }).check();
      await box.getByRole('button', { name: t(`calendar.answer.${answer}`), exact: true }).click();
      await see(screen.getByText(t(`calendar.answer.said.${answer}`)));
      await gone(box);
    };
    await say('all', 'accepted');
    await eventually(async () => (await api.get('events', id)).accepted).toMatchObject([{ id: asked.id }]);
    await entry.click();
    await picture('invitation-series', screen);
    await screen.keyboard.press('Escape');
    await say('this', 'declined');
    const apart = async () => (await api.find('events', { where: { series: id } })).records;
    await eventually(apart).toMatchObject([{ startsAt: todayAt(10), declined: [{ id: asked.id }] }]);
    expect((await api.get('events', id)).declined ?? []).toEqual([]);
    await see(screen.locator('.calendar-declined').filter({ hasText: name }));
    await api.remove('events', id);
  },
);
