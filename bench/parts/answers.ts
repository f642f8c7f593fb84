import type { Company } from '../company.ts';
import { type Compared, compare, floorCases } from '../measure/comparison.ts';
import { HttpClient } from '../measure/http.ts';
import { table } from '../measure/table.ts';
import { startFloor, startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

/** Every case, as each of the three people asks it, on the server and on the floor by turns. */
export async function measureAnswers(
  company: Company,
  dataDirectory: string,
  rounds: number,
  say: (line: string) => void,
): Promise<void> {
  const server = await startServer(company.url, dataDirectory);
  try {
    for (const perspective of company.perspectives) {
      const cases = await company.cases(perspective);
      const ordered = await floorCases(cases, company.recording);
      const floor = await startFloor({ databaseUrl: company.url, cases: ordered });
      const token = await tokenFor(server.origin, perspective.username);
      const clients = {
        ours: new HttpClient(server.origin, { authorization: `Bearer ${token}` }),
        floor: new HttpClient(floor.origin),
      };
      try {
        const compared: Compared[] = [];
        for (const [index, one] of cases.entries()) {
          const floorCase = ordered[index];
          if (floorCase) compared.push(await compare(one, floorCase, clients, company.recording, rounds));
        }
        say(`\n### ${perspective.name}\n\n${answersTable(compared)}`);
      } finally {
        clients.ours.close();
        clients.floor.close();
        await floor.stop();
      }
    }
  } finally {
    await server.stop();
  }
}

/** Times in milliseconds. */
function answersTable(compared: readonly Compared[]): string {
  return table(
    [
      'case',
      'records',
      'server median',
      'p95',
      'floor median',
      'p95',
      'ratio',
      'SQL alone',
      'in PostgreSQL',
      'pages',
      'statements',
    ],
    compared.map(({ name, rows, ours, floor, ratio, database, planned, pages, statements }) => [
      name,
      rows,
      ours.median,
      ours.p95,
      floor.median,
      floor.p95,
      ratio,
      database,
      planned,
      pages,
      statements,
    ]),
  );
}
