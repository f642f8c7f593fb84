import { verifyChain } from '../../packages/server/src/audit/verifyChain.ts';
import { connect } from '../../packages/server/src/database/connection.ts';
import { growOperationLog } from '../load/operationLog.ts';
import { HttpClient } from '../measure/http.ts';
import { median, p95 } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

const turns = 30;
const day = 86_400_000;

type Row = { id: number; actor: { id: number }; record: number | null; ip: string; at: string };

/** The operation log at its full length: filtered, searched, exported, verified. To be measured on a copy. ACC-09 */
export async function measureOperationLog(
  copy: string,
  asSuperuser: string,
  files: string,
  entries: number,
): Promise<string> {
  const server = await startServer(copy, files);
  const start = performance.now();
  await growOperationLog(asSuperuser, entries);
  const filled = ((performance.now() - start) / 1000).toFixed(0);
  const auditor = new HttpClient(server.origin, {
    authorization: `Bearer ${await tokenFor(server.origin, 'person0')}`,
  });
  try {
    const read = await reads(auditor);
    const exported = await exports(auditor, server.memory);
    return [
      `${entries.toLocaleString('en')} entries (made in ${filled} s), one client. Milliseconds; the count stops at 10,001.\n`,
      table(['what', 'median', '95 %'], read),
      '',
      table(['exported', 'entries', 'seconds', 'MiB resident at most'], exported),
      `\nThe whole chain verified in ${await verified(copy)} s.`,
    ].join('\n');
  } finally {
    auditor.close();
    await server.stop();
  }
}

const asked = (where: object, more = '') =>
  `/api/audit-log?limit=50&where=${encodeURIComponent(JSON.stringify(where))}${more}`;

async function reads(client: HttpClient): Promise<(string | number)[][]> {
  const [row] = (await rowsOf(client, asked({ record: { empty: false } }))).slice(-1);
  if (!row) throw new Error('The operation log is empty');
  const end = Date.parse(row.at) - 90 * day;
  const span = { at: { gte: new Date(end - 30 * day).toISOString(), lt: new Date(end).toISOString() } };
  const cases: [string, string][] = [
    ['first page', '/api/audit-log?limit=50'],
    ['first page, counted', '/api/audit-log?limit=50&count=1'],
    ['of one kind, counted', asked({ kind: 'role.changed' }, '&count=1')],
    ['failures and locks (view)', '/api/audit-log?limit=50&view=refused&count=1'],
    ['of one person, counted', asked({ actor: row.actor.id }, '&count=1')],
    ['a month a year ago, counted', asked(span, '&count=1')],
    [
      'of one person and kind in a month',
      asked({ ...span, actor: row.actor.id, kind: 'export' }, '&count=1'),
    ],
    ['kinds that never happened', asked({ kind: 'twoFactor.reset' }, '&count=1')],
    ['of one person, a kind that never happened', asked({ actor: row.actor.id, kind: 'pool.fell' })],
    ['about one record', asked({ record: row.record }, '&count=1')],
    ['from one address', asked({ ip: row.ip }, '&count=1')],
    ['oldest first', '/api/audit-log?limit=50&sort=at'],
    ['search, two characters everywhere', `/api/audit-log?limit=50&q=${encodeURIComponent('客户')}`],
    ['search, a name', `/api/audit-log?limit=50&count=1&q=${encodeURIComponent('客户399998有限')}`],
    ['search, no hit', `/api/audit-log?limit=50&count=1&q=${encodeURIComponent('查无此人')}`],
    ['search, an address', `/api/audit-log?limit=50&count=1&q=${row.ip}`],
    ['search within a month', asked(span, `&q=${encodeURIComponent('客户3999')}`)],
  ];
  const rows: (string | number)[][] = [];
  for (const [name, path] of cases) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++)
      times.push((await client.expect({ method: 'GET', path })).milliseconds);
    rows.push([name, median(times), p95(times)]);
  }
  return rows;
}

async function rowsOf(client: HttpClient, path: string): Promise<Row[]> {
  return (JSON.parse((await client.expect({ method: 'GET', path })).text) as { records: Row[] }).records;
}

async function exports(
  client: HttpClient,
  memory: () => Promise<{ most: number }>,
): Promise<(string | number)[][]> {
  const wanted: [string, object][] = [
    ['one kind as CSV', { kind: 'role.changed' }],
    ['everything as CSV', {}],
  ];
  const rows: (string | number)[][] = [];
  for (const [name, where] of wanted) {
    const path = `/api/audit-log/export?format=csv&where=${encodeURIComponent(JSON.stringify(where))}`;
    const { text, milliseconds } = await client.expect({ method: 'GET', path });
    rows.push([name, text.trimEnd().split('\n').length - 1, milliseconds / 1000, (await memory()).most]);
  }
  return rows;
}

async function verified(url: string): Promise<string> {
  const database = connect(url, 2);
  try {
    const start = performance.now();
    const verdict = await verifyChain(database);
    if (!verdict.intact) throw new Error(`The chain is broken: ${JSON.stringify(verdict.breach)}`);
    return ((performance.now() - start) / 1000).toFixed(1);
  } finally {
    await database.close();
  }
}
