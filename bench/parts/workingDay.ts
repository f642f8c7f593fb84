import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { connect, type Database } from '../../packages/server/src/database/connection.ts';
import { takeDueReminders } from '../../packages/server/src/database/reminders/reminderRows.ts';
import { Reminders } from '../../packages/server/src/reminders/reminders.ts';
import { launchBrowser } from '../../test/browser.ts';
import { averagePerson, type Scale, userId } from '../data/company.ts';
import { password } from '../data/password.ts';
import { loadWorkingDay, remindAllAtOnce, tagged } from '../load/workingDay.ts';
import { HttpClient } from '../measure/http.ts';
import { median } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';
import { measureCalendarRatio } from './calendarRatio.ts';

const rounds = 9;
const day = 86_400_000;
const amounts = { colleagues: 50, events: 5_000, reminders: 100_000 };

/** The month of a department of 50, what carries a tag among all accounts, the cloud, reminders that are due. */
export async function measureWorkingDay(scale: Scale, copy: string, files: string): Promise<string> {
  const database = connect(copy, 2);
  await loadWorkingDay(database, scale, amounts);
  // Before a server runs, which would take them itself.
  const start = performance.now();
  const due = await takeDueReminders(database.kysely, new Date(), 200);
  const taking = performance.now() - start;
  await remindAllAtOnce(database, amounts.reminders);
  const { fired, firing } = await fireAll(database);
  const server = await startServer(copy, files);
  const clientOf = async (username: string) =>
    new HttpClient(server.origin, {
      authorization: `Bearer ${await tokenFor(server.origin, username)}`,
    });
  const head = await clientOf(`person${scale.users - 1}`);
  const director = await clientOf('person0');
  const seller = await clientOf(`person${averagePerson(scale)}`);
  const timed = async (client: HttpClient, path: string) => {
    const taken: number[] = [];
    let text = '';
    for (let round = 0; round < rounds; round++) {
      const answer = await client.expect({ method: 'GET', path });
      taken.push(answer.milliseconds);
      ({ text } = answer);
    }
    return { milliseconds: median(taken), answer: JSON.parse(text) };
  };
  try {
    const [from = '', to = ''] = [-15, 16].map((days) => new Date(Date.now() + days * day).toISOString());
    const month = await timed(head, `/api/calendar?from=${from}&to=${to}&layers=department`);
    const rows: (string | number)[][] = [
      ['calendar month of a department of 50, everything', month.answer.entries.length, month.milliseconds],
    ];
    const drawn = await timed(head, `/api/calendar?from=${from}&to=${to}&layers=department&perDay=12`);
    rows.push(['the same as its month is drawn', drawn.answer.entries.length, drawn.milliseconds]);
    const opened = await openMonth(server.origin, `person${scale.users - 1}`);
    rows.push(['in the browser, from the answer until it is drawn', opened.entries, opened.milliseconds]);
    const { answer: tags } = await timed(director, '/api/tags');
    for (const [name, every] of Object.entries(tagged)) {
      const { id } = (tags as { id: number; name: string }[]).find((tag) => tag.name === name) ?? { id: 0 };
      const where = encodeURIComponent(JSON.stringify({ tags: { contains: id } }));
      for (const [who, client] of [['director', director] as const, ['salesperson', seller] as const]) {
        const list = await timed(client, `/api/accounts?fields=name,tags&where=${where}`);
        rows.push([
          `accounts with a tag that one in ${every} has, ${who}`,
          list.answer.records.length,
          list.milliseconds,
        ]);
      }
    }
    for (const [who, client] of [['director', director] as const, ['salesperson', seller] as const]) {
      const cloud = await timed(client, '/api/tags');
      rows.push([`cloud of tags, ${who}`, cloud.answer.length, cloud.milliseconds]);
    }
    rows.push([`reminders due among ${amounts.reminders.toLocaleString('en')}`, due.length, taking]);
    rows.push(['reminders of one minute, fired by one process', fired, firing]);
    const reader = { user: userId(scale.users - 1), client: head };
    const months = await measureCalendarRatio(database, copy, reader, { from, to });
    return `${table(['what', 'found', 'milliseconds'], rows)}\n\n${months}`;
  } finally {
    for (const client of [head, director, seller]) client.close();
    await server.stop();
    await database.close();
  }
}

/** The month of a department in Chromium, the program of the page being there: what its entries take to be drawn. */
async function openMonth(
  origin: string,
  username: string,
): Promise<{ entries: number; milliseconds: number }> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN' });
    const signedIn = await context.request.post('/api/session', {
      data: { username, password },
      headers: { 'x-requested-with': 'gejie' },
    });
    const { user } = (await signedIn.json()) as { user: { id: number } };
    const page = await context.newPage();
    await page.addInitScript(
      (key) => localStorage.setItem(key, 'department'),
      `gejie.calendar.layers.${user.id}`,
    );
    const taken: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.goto('/calendar?view=day');
      await page.locator('.calendar-entry').first().waitFor();
      const answered = page.waitForResponse((one) => one.url().includes('/api/calendar?'));
      await page.locator('.calendar-view').first().click();
      await (await answered).finished();
      const start = performance.now();
      await page.locator('.calendar-paper-month .calendar-count').first().waitFor();
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      taken.push(performance.now() - start);
    }
    return { entries: await page.locator('.calendar-entry').count(), milliseconds: median(taken) };
  } finally {
    await browser.close();
  }
}

async function fireAll(database: Database): Promise<{ fired: number; firing: number }> {
  const registry = new Registry(modules);
  const reminders = new Reminders({
    database,
    registry: () => registry,
    clock: () => new Date(),
    onFault: (error) => {
      throw error;
    },
  });
  const start = performance.now();
  const fired = await reminders.look();
  return { fired, firing: performance.now() - start };
}
