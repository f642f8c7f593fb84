import type { Case } from '../cases/case.ts';
import type { Company } from '../company.ts';
import { floorCases } from '../measure/comparison.ts';
import { HttpClient } from '../measure/http.ts';
import { table } from '../measure/table.ts';
import { type Child, startFloor, startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

const wanted = [
  'list, first page',
  'list, every field',
  'record',
  'related list (contacts)',
  'save (a note)',
  'save (name and phone)',
  'create',
  'kanban tally (stage, sum)',
];
/** Clients that ask at the same time, and how often each: the clock of processor time ticks a hundred times a second. */
const crowd = 8;
const turns = 100;
const warmUp = 100;

/**
 * How long the processor works for one answer, in the server's process and in the floor's: other work on the machine
 * makes answers late, but hardly makes them cost more.
 */
export async function measureProcessorTime(company: Company, dataDirectory: string): Promise<string> {
  const person = company.perspectives[0];
  if (!person) throw new Error('Nobody to ask');
  const server = await startServer(company.url, dataDirectory);
  const cases = (await company.cases(person)).filter(({ name }) => wanted.includes(name));
  const ordered = await floorCases(cases, company.recording);
  const floor = await startFloor({ databaseUrl: company.url, cases: ordered });
  try {
    const authorization = `Bearer ${await tokenFor(server.origin, person.username)}`;
    const rows: (string | number)[][] = [];
    for (const [at, one] of cases.entries()) {
      const path = `/?case=${encodeURIComponent(one.name)}`;
      const ours = await timePerAnswer(server, { authorization }, one.call);
      const bare = await timePerAnswer(floor, {}, () => ({ method: 'GET', path }));
      rows.push([one.name, ordered[at]?.statements.length ?? 0, ours, bare, ours / bare]);
    }
    return table(['case', 'statements', 'server, ms', 'floor, ms', 'ratio'], rows);
  } finally {
    await floor.stop();
    await server.stop();
  }
}

async function timePerAnswer(
  child: Child,
  headers: Record<string, string>,
  call: Case['call'],
): Promise<number> {
  const clients = Array.from({ length: crowd }, () => new HttpClient(child.origin, headers));
  const ask = (times: number) =>
    Promise.all(
      clients.map(async (client) => {
        for (let round = 0; round < times; round++) await client.expect(call(round));
      }),
    );
  try {
    await ask(warmUp);
    const before = await child.processorTime();
    await ask(turns);
    return ((await child.processorTime()) - before) / (crowd * turns);
  } finally {
    for (const client of clients) client.close();
  }
}
