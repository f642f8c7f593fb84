import type { Company } from '../company.ts';
import { floorCases } from '../measure/comparison.ts';
import { HttpClient } from '../measure/http.ts';
import { underLoad } from '../measure/load.ts';
import { table } from '../measure/table.ts';
import { startFloor, startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

const wanted = ['list, first page', 'record', 'save (a note)'];
const crowds = [8, 64];

/** Many clients at once: how many answers a second, how long each waits, how much memory the server takes. */
export async function measureLoad(company: Company, dataDirectory: string, seconds: number): Promise<string> {
  const person = company.perspectives[0];
  if (!person) throw new Error('Nobody to ask');
  const cases = (await company.cases(person)).filter(({ name }) => wanted.includes(name));
  const ordered = await floorCases(cases, company.recording);
  const server = await startServer(company.url, dataDirectory);
  const floor = await startFloor({ databaseUrl: company.url, cases: ordered });
  const rows: (string | number)[][] = [];
  try {
    const started = await server.memory();
    const authorization = `Bearer ${await tokenFor(server.origin, person.username)}`;
    for (const one of cases) {
      for (const crowd of crowds) {
        const path = `/?case=${encodeURIComponent(one.name)}`;
        const asked = await ask(
          server.origin,
          { authorization },
          crowd,
          (_, round) => one.call(round),
          seconds,
        );
        const bare = await ask(floor.origin, {}, crowd, () => ({ method: 'GET', path }), seconds);
        rows.push([
          one.name,
          crowd,
          asked.throughput,
          asked.p50,
          asked.p95,
          bare.throughput,
          bare.p50,
          bare.p95,
          bare.throughput / asked.throughput,
        ]);
      }
    }
    const ended = await server.memory();
    const headings = [
      'case',
      'clients',
      'server /s',
      'p50',
      'p95',
      'floor /s',
      'p50',
      'p95',
      'floor ÷ server',
    ];
    const mebibytes = (value: number) => `${Math.round(value)} MiB`;
    return `${table(headings, rows)}\n\nMemory of the server (resident): ${mebibytes(started.now)} when started, ${mebibytes(ended.now)} after the load, ${mebibytes(ended.most)} at most.`;
  } finally {
    await floor.stop();
    await server.stop();
  }
}

async function ask(
  origin: string,
  headers: Record<string, string>,
  crowd: number,
  call: Parameters<typeof underLoad>[1],
  seconds: number,
) {
  const clients = Array.from({ length: crowd }, () => new HttpClient(origin, headers));
  try {
    return await underLoad(clients, call, seconds);
  } finally {
    for (const client of clients) client.close();
  }
}
