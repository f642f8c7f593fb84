import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { connect, type Database } from '../../packages/server/src/database/connection.ts';
import { takeDueReminders } from '../../packages/server/src/database/reminders/reminderRows.ts';
import { Reminders } from '../../packages/server/src/reminders/reminders.ts';
import { averagePerson, type Scale } from '../data/company.ts';
import { loadWorkingDay, remindAllAtOnce, tagged } from '../load/workingDay.ts';
import { HttpClient } from '../measure/http.ts';
import { median } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

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
    const [from, to] = [-15, 16].map((days) => new Date(Date.now() + days * day).toISOString());
    const month = await timed(head, `/api/calendar?from=${from}&to=${to}&layers=department`);
    const rows: (string | number)[][] = [
      ['calendar month of a department of 50, its head', month.answer.entries.length, month.milliseconds],
    ];
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
    return table(['what', 'found', 'milliseconds'], rows);
  } finally {
    for (const client of [head, director, seller]) client.close();
    await server.stop();
    await database.close();
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
