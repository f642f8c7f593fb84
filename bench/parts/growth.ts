import type { Company } from '../company.ts';
import { HttpClient } from '../measure/http.ts';
import { interleaved } from '../measure/interleaved.ts';
import { table } from '../measure/table.ts';
import { type Child, startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

/** What fills its page whatever the size, so that only the size differs. */
const wanted = [
  /^list, first page/,
  /^list, page/,
  /^list, every field/,
  /^count alone/,
  /^sorted by/,
  /^record/,
  /^kanban/,
  /^save \(a note\)/,
  /^search: no hit/,
];

/** The same questions to a large and a small company by turns: what a hundred times the data costs. */
export async function measureGrowth(
  large: Company,
  small: Company,
  dataDirectory: string,
  rounds: number,
): Promise<string> {
  const servers = [await startServer(large.url, dataDirectory), await startServer(small.url, dataDirectory)];
  const [atLarge, atSmall] = servers as [Child, Child];
  const rows: (string | number)[][] = [];
  try {
    for (const [index, person] of large.perspectives.entries()) {
      const other = small.perspectives[index] ?? person;
      const clients = [
        await clientFor(atLarge, person.username),
        await clientFor(atSmall, other.username),
      ] as const;
      const [many, few] = [await large.cases(person), await small.cases(other)];
      for (const name of wanted) {
        for (const one of many.filter((found) => name.test(found.name))) {
          const twin = few.find((found) => kind(found.name) === kind(one.name));
          if (!twin) continue;
          const { ours, floor } = await interleaved(
            { client: clients[0], call: one.call },
            { client: clients[1], call: twin.call },
            rounds,
          );
          rows.push([person.name, one.name, floor.median, ours.median, ours.median / floor.median]);
        }
      }
      for (const client of clients) client.close();
    }
  } finally {
    for (const server of servers) await server.stop();
  }
  return table(['person', 'case', 'small', 'large', 'ratio'], rows);
}

async function clientFor({ origin }: Child, username: string): Promise<HttpClient> {
  return new HttpClient(origin, { authorization: `Bearer ${await tokenFor(origin, username)}` });
}

/** The far page has another number where there are fewer. */
const kind = (name: string) => name.replace(/page \d.*/, 'page');
