import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { AccessCache } from '../../packages/server/src/access/accessCache.ts';
import { SessionLoader } from '../../packages/server/src/access/loadSession.ts';
import { Calendars } from '../../packages/server/src/calendar/calendars.ts';
import type { Database } from '../../packages/server/src/database/connection.ts';
import { CompanySettings } from '../../packages/server/src/organization/companySettings.ts';
import { address, type Case } from '../cases/case.ts';
import { compare, floorCases } from '../measure/comparison.ts';
import { HttpClient } from '../measure/http.ts';
import { table } from '../measure/table.ts';
import { startFloor } from '../servers/children.ts';
import { RecordingDatabase } from '../servers/recording.ts';

const rounds = 12;

interface Reader {
  /** Id of the user whose calendar is read, and a client signed in as that user. */
  user: number;
  client: HttpClient;
}

/** A calendar's months on the server and on a bare handler that runs the same SQL, by turns. CAL-01 */
export async function measureCalendarRatio(
  database: Database,
  databaseUrl: string,
  { user, client }: Reader,
  { from, to }: { from: string; to: string },
): Promise<string> {
  const recording = new RecordingDatabase(database);
  const registry = new Registry(modules);
  const cache = new AccessCache();
  const loader = new SessionLoader(database, cache, new CompanySettings(database, cache), () => registry);
  const session = await loader.sessionOf(user, { way: 'api' });
  if (!session) throw new Error('Nobody reads the calendar');
  const calendars = new Calendars({ database: recording, registry: () => registry, clock: () => new Date() });
  const month = (name: string, layer: 'own' | 'department', perDay?: number): Case => ({
    name,
    call: () => ({ method: 'GET', path: address('calendar', { from, to, layers: layer, perDay }) }),
    ask: () => calendars.read(session, { from, to, layers: [layer], also: [], busy: [], perDay }),
  });
  const cases = [
    month('month of the department, everything', 'department'),
    month('month of the department, as it is drawn', 'department', 12),
    month('one’s own month', 'own'),
  ];
  const ordered = await floorCases(cases, recording);
  const floor = await startFloor({ databaseUrl, cases: ordered });
  const clients = { ours: client, floor: new HttpClient(floor.origin) };
  try {
    const rows: (string | number)[][] = [];
    for (const [index, one] of cases.entries()) {
      const floorCase = ordered[index];
      if (!floorCase) continue;
      const compared = await compare(one, floorCase, clients, recording, rounds);
      const { ours, ratio, database: alone, statements } = compared;
      rows.push([one.name, ours.median, ours.p95, compared.floor.median, ratio, alone, statements]);
    }
    return table(
      ['calendar', 'server median', 'p95', 'floor median', 'ratio', 'SQL alone', 'statements'],
      rows,
    );
  } finally {
    clients.floor.close();
    await floor.stop();
  }
}
