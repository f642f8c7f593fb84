import { departmentId, personAt, roleId, type Scale, userId } from '../data/company.ts';
import { type Call, HttpClient } from '../measure/http.ts';
import { median } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { timedJob } from '../measure/timedJob.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

const repetitions = 7;
const transferred = 5_000;
/** So that some ten thousands of the oldest accounts fall in. */
const daysBeforeFalling = 1_100;

/**
 * What changes in a company of 500 people: who may do what, who works where, whose customers they are. To be measured on
 * a copy, which is another company afterwards.
 */
export async function measureOrganization(scale: Scale, copy: string, files: string): Promise<string> {
  const server = await startServer(copy, files);
  const person = scale.users - 1;
  const director = new HttpClient(server.origin, {
    authorization: `Bearer ${await tokenFor(server.origin, 'person0')}`,
  });
  const seller = new HttpClient(server.origin, {
    authorization: `Bearer ${await tokenFor(server.origin, `person${person}`)}`,
  });
  try {
    const changes: [string, (round: number) => Call][] = [
      [
        'rights of a role that hundreds have',
        (round) => ({
          method: 'PATCH',
          path: `/api/roles/${roleId('own')}`,
          body: { rights: { '*': { ...sellerRights, export: round % 2 === 0 } } },
        }),
      ],
      [
        'a department moved with all below it',
        (round) => ({
          method: 'PATCH',
          path: `/api/departments/${departmentId(3)}`,
          body: { parent: departmentId(round % 2 === 0 ? 2 : 0) },
        }),
      ],
      [
        'an account shared with the whole company',
        (round) => ({
          method: 'POST',
          path: `/api/accounts/${scale.account.first + round}/shares`,
          body: { department: departmentId(0), level: 'read' },
        }),
      ],
      [
        'a field added to all accounts',
        (round) => ({
          method: 'POST',
          path: '/api/customization/accounts/fields',
          body: { name: `bench${round}`, type: 'money', label: `预算 ${round}` },
        }),
      ],
    ];
    const rows: (string | number)[][] = [];
    for (const [name, call] of changes) {
      const times: number[] = [];
      const after: number[] = [];
      for (let round = 0; round < repetitions; round++) {
        times.push((await director.expect(call(round))).milliseconds);
        after.push((await seller.expect({ method: 'GET', path: '/api/accounts?limit=50' })).milliseconds);
      }
      rows.push([name, median(times), median(after)]);
    }
    const jobs = [
      ...(await peopleRows(director, scale)),
      await jobRow(director, `${transferred} accounts with their contacts and deals`, {
        path: '/api/accounts/bulk',
        body: {
          ids: await accountsOf(director, userId(personAt(0, scale)), transferred),
          action: 'assign',
          values: { owner: userId(person), along: ['contacts', 'opportunities'], whose: 'all' },
        },
      }),
      await poolRun(director),
    ];
    return [
      'Milliseconds; "next list" is the first list somebody asks for after it, the new rights in force.\n',
      table(['what', 'saved', 'next list'], rows),
      '\nJobs, in seconds.\n',
      table(['what', 'records', 'changed', 'failed', 'seconds'], jobs),
    ].join('\n');
  } finally {
    director.close();
    seller.close();
    await server.stop();
  }
}

/** What mass work changes for everybody but those at the top, who stay to put it back. */
async function peopleRows(client: HttpClient, scale: Scale): Promise<(string | number)[][]> {
  const first = 10;
  const ids = Array.from({ length: scale.users - first }, (_, at) => userId(first + at));
  const changes: [string, object][] = [
    ['another role', { roles: [roleId('tree')] }],
    ['that role taken away', { roles: [roleId('own')] }],
    ['another department', { department: departmentId(1) }],
    ['another superior', { manager: userId(1) }],
  ];
  const rows: (string | number)[][] = [];
  for (const [what, values] of changes) {
    const body = { ids, action: 'update', values };
    rows.push(await jobRow(client, `${what} for ${ids.length} people`, { path: '/api/users/bulk', body }));
  }
  return rows;
}

const sellerRights = {
  see: 'own',
  edit: 'own',
  delete: 'own',
  assign: 'own',
  create: true,
  import: true,
  export: true,
  bulk: true,
};

/** Every account is looked at, and those nobody has contacted for three years fall in. */
async function poolRun(client: HttpClient): Promise<(string | number)[]> {
  const pool = await created(client, '/api/pools', {
    name: '公海',
    module: 'accounts',
    departments: [departmentId(0)],
    countsFrom: '2023-01-01',
  });
  await created(client, '/api/pool-rules', {
    name: '长期未跟进',
    pool,
    module: 'accounts',
    kind: 'noFollowUp',
    days: daysBeforeFalling,
  });
  return jobRow(client, 'pools run over all accounts', { path: '/api/settings/pools/run' });
}

async function created(client: HttpClient, path: string, body: object): Promise<number> {
  return (JSON.parse((await client.expect({ method: 'POST', path, body })).text) as { id: number }).id;
}

async function accountsOf(client: HttpClient, owner: number, most: number): Promise<number[]> {
  const ids: number[] = [];
  const where = encodeURIComponent(JSON.stringify({ owner }));
  let after = '';
  while (ids.length < most) {
    const path = `/api/accounts?where=${where}&fields=name&limit=200${after}`;
    const { records, next } = JSON.parse((await client.expect({ method: 'GET', path })).text) as {
      records: { id: number }[];
      next: string | null;
    };
    ids.push(...records.map(({ id }) => id));
    if (!next) break;
    after = `&after=${encodeURIComponent(next)}`;
  }
  return ids.slice(0, most);
}

async function jobRow(
  client: HttpClient,
  name: string,
  order: { path: string; body?: object },
): Promise<(string | number)[]> {
  const { job, seconds } = await timedJob(client, order);
  return [name, job.total ?? job.done, job.updated, job.failed, seconds];
}
