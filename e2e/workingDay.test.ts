import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { dialog, field, pick, row } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const hour = 3_600_000;
const tomorrowAt = (clock: number) => {
  const day = new Date(Date.now() + 24 * hour + 8 * hour).toISOString().slice(0, 10);
  return new Date(`${day}T${String(clock).padStart(2, '0')}:00:00+08:00`).toISOString();
};

journey(
  'a day is reported with what was done in it; whoever leads reads it, says something, and marks it as read (SAL-09)',
  { as: 'sales' },
  async ({ page, words, t, cast, company, language, another, picture }) => {
    // One report a day and a person is sent: each language has its own writer.
    const writer = language === 'en' ? 'colleague' : 'sales';
    const own = await company.api(writer);
    const screen = writer === 'sales' ? page : await another(writer);
    const done = `已寄样品 ${language}`;
    const task = await own.create('tasks', { subject: done });
    await own.change('tasks', task.id, { status: 'done' });
    await screen.goto('/daily-reports/new');
    await field(screen, words.field('daily-reports', 'words')).fill(`交期要先锁定 ${language}`);
    await screen
      .getByRole('button', { name: t('form.save'), exact: true })
      .first()
      .click();
    await arrive(screen, /^\/daily-reports\/\d+$/);
    const made = async () =>
      (await own.find('daily-reports', { where: { owner: '$me' }, sort: '-id' })).records[0];
    await eventually(async () => (await made())?.done).toContain(done);
    const report = (await made())?.id ?? 0;
    await screen.goto(`/daily-reports/${report}`);
    // The story beside it tells of the same.
    await see(screen.locator('.record-fields').getByText(`- ${done}`));
    await screen.getByRole('button', { name: words.action('daily-reports', 'send') }).click();
    await eventually(async () => (await made())?.status).toBe('sent');
    // Reading it is for whom it went to.
    const read = words.action('daily-reports', 'markRead');
    await gone(screen.getByRole('button', { name: words.action('daily-reports', 'send') }));
    expect(await screen.getByRole('button', { name: read }).count()).toBe(0);

    const leader = await another('head');
    await leader.goto('/');
    await leader.locator('.bell').click();
    await leader.locator('.notice').filter({ hasText: cast.people[writer].name }).first().click();
    await arrive(leader, `/daily-reports/${report}`);
    await see(leader.locator('.record-fields').getByText(`交期要先锁定 ${language}`));
    await leader.getByRole('textbox', { name: t('record.write') }).fill('找计划部确认');
    await leader.getByRole('button', { name: t('record.note'), exact: true }).click();
    await leader.getByRole('button', { name: read }).click();
    await eventually(async () => (await made())?.status).toBe('read');
    await picture('daily-report', leader);

    await screen.goto('/');
    await screen.locator('.bell').click();
    await see(screen.locator('.notice').filter({ hasText: '找计划部确认' }).first());
  },
);

journey(
  'a bookmark is kept in a group, and opens in a tab that knows nothing of this one (INT-04)',
  { as: 'sales' },
  async ({ page, words, t, api, language, picture }) => {
    const name = `中标公告 ${language}`;
    const group = await api.create('bookmark-groups', { name: `招标 ${language}` });
    const save = () =>
      page
        .getByRole('button', { name: t('form.save'), exact: true })
        .first()
        .click();
    await page.goto('/bookmarks/new');
    await field(page, words.field('bookmarks', 'name')).fill(name);
    await field(page, words.field('bookmarks', 'address')).fill('javascript:alert(1)');
    await save();
    await see(page.locator('.field-error').first());
    const here = new URL(page.url()).origin;
    await field(page, words.field('bookmarks', 'address')).fill(`${here}/sign-in`);
    await pick(page, field(page, words.field('bookmarks', 'group')), `招标 ${language}`);
    await save();
    await arrive(page, /^\/bookmarks\/\d+$/);
    await page.goto('/bookmarks');
    await see(row(page, name).getByText(`招标 ${language}`));
    const link = row(page, name).getByRole('link', { name: /sign-in/ });
    expect(await link.getAttribute('rel')).toContain('noopener');
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await tab.waitForLoadState();
    expect(await tab.evaluate(() => window.opener === null && document.referrer === '')).toBe(true);
    await tab.close();
    await picture('bookmarks');
    expect(
      (await api.get('bookmarks', (await api.find('bookmarks', { where: { name } })).records[0]?.id ?? 0))
        .group,
    ).toMatchObject({ id: group.id });
  },
);

journey(
  'a bookmark that is to be opened inside shows its page there, which learns nothing of ours and cannot lead away (INT-04)',
  { as: 'sales' },
  async ({ page, t, api, language, picture, foresee }) => {
    let referrer: string | undefined;
    const site = createServer((request, answer) => {
      referrer = request.headers.referer;
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      answer.end('<h1>行业公告</h1><a id="away" target="_top" href="/">离开</a>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
      foresee(new RegExp(`^Went elsewhere: ${address}`));
      foresee(/top-level window is sandboxed/);
      const { id } = await api.create('bookmarks', { name: `公告 ${language}`, address, opens: 'inside' });
      await page.goto(`/bookmarks/${id}`);
      const inside = page.frameLocator('.bookmark-page iframe');
      await see(inside.getByRole('heading', { name: '行业公告' }));
      expect(referrer).toBeUndefined();
      await inside.locator('#away').click();
      await see(page.getByRole('link', { name: t('bookmarks.openInTab') }));
      expect(new URL(page.url()).pathname).toBe(`/bookmarks/${id}`);
      await picture('bookmarkInside');
    } finally {
      site.close();
      site.closeAllConnections();
    }
  },
);

journey(
  'a reminder rings the bell while one is at work, and leads to what it reminds of (CAL-03)',
  { as: 'sales' },
  async ({ page, api, language, picture }) => {
    const subject = `回电 ${language}`;
    await page.goto('/');
    const bell = page.locator('.bell');
    await see(bell);
    // A minute's grace is given to whoever was long at the form.
    const { id } = await api.create('tasks', {
      subject,
      remindAt: new Date(Date.now() + 500).toISOString(),
    });
    await bell.click();
    const notice = page.locator('.notice').filter({ hasText: subject });
    // The clock is looked at four times a minute.
    await notice.first().waitFor({ timeout: 25_000 });
    await picture('reminder');
    await notice.first().click();
    await arrive(page, `/tasks/${id}`);
    await see(page.getByRole('heading', { name: subject }));
  },
);

journey(
  'whoever invites a colleague sees when that colleague is busy, not with what; deals are shown in the calendar by the day they close (CAL-01, SAL-01)',
  { as: 'sales' },
  async ({ page, words, t, company, cast, language, picture, api }) => {
    const { name } = cast.people.colleague;
    const colleague = await company.api('colleague');
    const secret = `体检 ${language}`;
    const busy = await colleague.create('events', {
      subject: secret,
      startsAt: tomorrowAt(10),
      endsAt: tomorrowAt(11),
    });
    const { id } = await api.create('events', {
      subject: `评审 ${language}`,
      startsAt: tomorrowAt(10),
      endsAt: tomorrowAt(11),
    });
    await page.goto(`/events/${id}/edit`);
    const label = words.field('events', 'participants');
    const kind = page.locator('.form-field', { hasText: label }).getByLabel(t('fields.module'));
    expect(await kind.inputValue()).toBe('users');
    const people = field(page, label);
    await people.click();
    await people.fill(name);
    // Not the offer to make a contact of that name, which stands there at once.
    await page
      .locator('.ant-select-item-option')
      .filter({ has: page.getByText(name, { exact: true }) })
      .first()
      .click();
    const told = page.locator('.busy-list');
    await see(told.getByText(name));
    expect(await told.innerText()).not.toContain(secret);
    await picture('who-is-busy');
    await page
      .getByRole('button', { name: t('form.save'), exact: true })
      .first()
      .click();
    await arrive(page, `/events/${id}`);
    await colleague.remove('events', busy.id);

    const deal = await api.create('opportunities', {
      name: `月底成交 ${language}`,
      account: (await api.find('accounts', { where: { name: cast.accounts.telecom } })).records[0]?.id,
      closeDate: tomorrowAt(10).slice(0, 10),
    });
    await api.remove('events', id);
    await page.goto('/calendar?view=week');
    const shown = page.locator('.calendar-entry').filter({ hasText: `月底成交 ${language}` });
    await page.getByRole('button', { name: t('calendar.layer.own'), exact: true }).click();
    expect(await shown.count()).toBe(0);
    await page.getByRole('menuitemradio', { name: words.many('opportunities') }).click();
    await see(shown.first());
    await picture('calendar-deals');
    await shown.first().click();
    await see(dialog(page, `月底成交 ${language}`));
    await api.remove('opportunities', deal.id);
  },
);
