import { expect } from 'vitest';
import { dialog, field, pick } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const week = 7 * 86_400_000;
const later = (at: string, by: number) => new Date(Date.parse(at) + by).toISOString();
let series = 0;

journey(
  'on the phone, what was not done unfolds below the days; a visit is checked in where one is, and finished beside what was planned (CAL-02)',
  {
    as: 'sales',
    screen: {
      viewport: { width: 375, height: 812 },
      isMobile: true,
      hasTouch: true,
      geolocation: { latitude: 31.230416, longitude: 121.473701, accuracy: 20 },
      permissions: ['geolocation'],
    },
  },
  async ({ page, api, words, t, picture, language }) => {
    const account = await api.create('accounts', { name: `海川仪表 ${language}` });
    const related = { module: 'accounts', id: account.id };
    series += 1;
    const name = `每周拜访${series} ${language}`;
    const visits = await api.create('events', {
      subject: name,
      kind: 'visit',
      startsAt: later(new Date().toISOString(), -2 * week),
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=WEEKLY;COUNT=2',
      related,
    });
    await page.goto('/calendar');
    const open = page.getByRole('complementary', { name: t('calendar.open.title') });
    const waiting = open.getByRole('listitem').filter({ hasText: name });
    // The days have the room until somebody asks what is left.
    const fold = open.getByRole('button', { name: new RegExp(`^${t('calendar.open.title')}`) });
    await see(fold);
    expect((await open.boundingBox())?.height).toBeLessThan(60);
    expect(await waiting.first().isVisible()).toBe(false);
    await fold.click();
    await eventually(() => waiting.count()).toBe(2);
    await picture('calendar-phone-open');
    await waiting
      .first()
      .getByRole('button', { name: t('calendar.open.notHeld') })
      .click();
    await eventually(() => waiting.count()).toBe(1);
    await waiting.getByRole('button', { name: t('calendar.open.result') }).click();
    await arrive(page, /^\/events\/\d+\/edit\?/);
    await field(page, words.field('events', 'result')).fill('要两台样机');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/events\/\d+$/);
    const held = Number(new URL(page.url()).pathname.split('/')[2]);
    expect(held).not.toBe(visits.id);
    expect(await api.get('events', visits.id)).toMatchObject({ result: null });
    await api.change('events', held, { status: 'held' });

    const today = await api.create('events', {
      subject: `上门 ${language}`,
      kind: 'visit',
      startsAt: new Date().toISOString(),
      place: '无锡新吴区',
      aim: '看新产线',
      budget: '100',
      related,
    });
    await page.goto(`/events/${today.id}`);
    await page.getByRole('button', { name: words.action('events', 'arrive'), exact: true }).click();
    const box = dialog(page, t('visit.title', { name: `上门 ${language}` }));
    await see(box.getByText('31.23042, 121.47370'));
    await picture('visit-arrive');
    await box.getByRole('button', { name: t('visit.arrive'), exact: true }).click();
    await see(page.getByText(t('visit.arrived')));
    expect(await api.get('events', today.id)).toMatchObject({
      visitedPlace: '无锡新吴区',
      visitedPosition: '31.230416, 121.473701 ±20 m',
    });

    // The button that leads on is now the one that finishes it.
    await page.getByRole('button', { name: words.action('events', 'finish'), exact: true }).click();
    const ending = dialog(page, t('finish.title', { name: `上门 ${language}` }));
    await field(ending, words.field('events', 'result')).fill('要两台样机');
    await field(ending, words.field('events', 'expense')).fill('138');
    // A slip of the thumb closes the box, and costs nothing.
    await page.keyboard.press('Escape');
    await gone(ending);
    await page.getByRole('button', { name: words.action('events', 'finish'), exact: true }).click();
    expect(await field(ending, words.field('events', 'result')).inputValue()).toBe('要两台样机');
    await field(ending, t('followUp.next')).fill('寄样机');
    await ending.getByRole('button', { name: t('finish.finish'), exact: true }).click();
    await see(ending.getByText(t('followUp.dueMissing')));
    await ending.getByRole('button', { name: t('followUp.tomorrow'), exact: true }).click();
    await picture('visit-finish');
    await ending.getByRole('button', { name: t('finish.finish'), exact: true }).click();
    await see(page.getByText(t('finish.doneWithNext')));
    expect(await api.get('events', today.id)).toMatchObject({ status: 'held', nextStep: '寄样机' });
    const line = (text: string) => page.locator('.planned tr').filter({ hasText: text });
    await see(line('看新产线').getByText('要两台样机'));
    await see(line('100').locator('.deviation-worse'));
    expect(await line('看新产线').locator('td').allInnerTexts()).toEqual(['看新产线', '要两台样机']);
    // What was talked of on the way back is written down from anywhere, under the thumb.
    await page.getByRole('button', { name: t('frame.create'), exact: true }).click();
    await page.getByRole('menuitem', { name: t('followUp.action'), exact: true }).click();
    const talk = dialog(page, t('followUp.title'));
    await field(talk, t('followUp.result')).fill(`路上电话 ${language}`);
    await page.reload();
    await page.getByRole('button', { name: t('frame.create'), exact: true }).click();
    await page.getByRole('menuitem', { name: t('followUp.action'), exact: true }).click();
    expect(await field(talk, t('followUp.result')).inputValue()).toBe(`路上电话 ${language}`);
    // Customers are what most is said about.
    await pick(page, field(talk, t('followUp.about')), `海川仪表 ${language}`);
    await talk.getByRole('button', { name: t('followUp.save'), exact: true }).click();
    await gone(talk);
    await eventually(
      async () => (await api.find('events', { where: { result: `路上电话 ${language}` } })).records.length,
    ).toBe(1);
    await picture('planned-phone');
    const planned = String((await api.get('events', today.id)).endsAt);
    await api.change('events', today.id, { actualEnd: later(planned, 900_000) });
    await page.goto(`/events/${today.id}`);
    await see(page.locator('.planned .deviation-worse').filter({ hasText: '15' }));
    await api.remove('events', visits.id);
  },
);

journey(
  'whoever is not to be called, or has left, is marked where one would call (CUS-03)',
  { as: 'sales', screen: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true } },
  async ({ page, api, cast, words, picture, language }) => {
    const account = await api.named('accounts', cast.accounts.telecom);
    const { id } = await api.create('contacts', {
      name: `陆远 ${language}`,
      account: account.id,
      mobile: '13800001111',
      doNotCall: true,
      left: true,
    });
    await page.goto(`/contacts/${id}`);
    const marks = page.locator('.record-head .record-warns');
    await see(marks.first());
    expect((await marks.allInnerTexts()).map((text) => text.trim()).sort()).toEqual(
      [words.field('contacts', 'doNotCall'), words.field('contacts', 'left')].sort(),
    );
    await picture('contact-warned');
    await api.remove('contacts', id);
  },
);
