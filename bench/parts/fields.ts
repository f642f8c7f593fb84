import { setTimeout as delay } from 'node:timers/promises';
import { fieldTypes } from '@gejie/core';
import { account } from '@gejie/modules';
import pg from 'pg';
import { address } from '../cases/case.ts';
import { averagePerson, type Scale } from '../data/company.ts';
import { type Call, HttpClient } from '../measure/http.ts';
import { interleaved } from '../measure/interleaved.ts';
import { keysTyped } from '../measure/keys.ts';
import { median, p95 } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { type Child, startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

/** Fields that administrators have added to accounts. */
const added = 500;
/** Of them so many are filled in, in the accounts that are looked at. */
const filled = 50;

/** The first control of the form of a new account: its name. */
const title = '.form-screen input[id$="-name"]';

const choices = ['春', '夏', '秋', '冬'].map((label, nth) => ({ value: `s${nth}`, label }));

/** Kinds of fields by turns, each with what is said of it and a value. */
const kinds: readonly (readonly [type: string, options: object, value: unknown])[] = [
  ['text', {}, '供货编码 A-2031'],
  ['integer', {}, 42],
  ['money', {}, '1280.50'],
  ['date', {}, '2026-11-23'],
  ['choice', { choices }, 's1'],
  ['boolean', {}, true],
  ['percent', {}, '12.5'],
  ['phone', {}, '0571-8816 2200'],
  ['dateTime', {}, '2026-11-23T01:30:00.000Z'],
  ['multiChoice', { choices }, ['s0', 's2']],
  ['user', {}, null],
  ['formula', { result: 'integer', expression: 'cf_integer1 * 2' }, null],
];

const nameOf = (nth: number) => `${kinds[nth % kinds.length]?.[0]}${nth}`;

/**
 * The same company by turns without added fields and with 500 on its accounts.
 * @param copy of `plain`, which is another company afterwards
 */
export async function measureFields(
  scale: Scale,
  plain: string,
  copy: string,
  files: string,
  rounds: number,
): Promise<string> {
  const servers = [await startServer(copy, files), await startServer(plain, files)] as const;
  try {
    const [withFields, without] = servers;
    const director = await clientFor(withFields, 'person0');
    const times = await addAll(director);
    await untilIdle(copy);
    const people = [
      ['salesperson', `person${averagePerson(scale)}`],
      ['director', 'person0'],
    ] as const;
    const rows: (string | number)[][] = [];
    for (const [person, username] of people) {
      const ours = await clientFor(withFields, username);
      const floor = await clientFor(without, username);
      const records = await fill(director, ours);
      for (const [name, call] of cases(records, await idsSeen(floor))) {
        const { ours: many, floor: none } = await interleaved(
          { client: ours, call: (round) => call('many', round) },
          { client: floor, call: (round) => call('none', round) },
          rounds,
        );
        rows.push([person, name, none.median, many.median, many.median / none.median]);
      }
      ours.close();
      floor.close();
    }
    director.close();
    const keys: (readonly [string, number[]])[] = [];
    for (const [name, { origin }] of [
      ['without', without],
      [`with ${added}`, withFields],
    ] as const)
      keys.push([name, await keysTyped(origin, { address: '/accounts/new', control: title, key: 'a' })]);
    return [
      `${added} fields added one by one, in milliseconds: median ${median(times).toFixed(1)}, the first ten ${median(times.slice(0, 10)).toFixed(1)}, the last ten ${median(times.slice(-10)).toFixed(1)}.`,
      `${filled} of them are filled in where they are looked at. Milliseconds.\n`,
      table(['person', 'case', 'without', `with ${added}`, 'ratio'], rows),
      '\nA key typed into the form of a new account, until the next frame.\n',
      table(
        ['form', 'median', '95 %'],
        keys.map(([name, times]) => [name, median(times), p95(times)]),
      ),
    ].join('\n');
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function addAll(director: HttpClient): Promise<number[]> {
  const times: number[] = [];
  for (let nth = 0; nth < added; nth++) {
    const [type = '', options = {}] = kinds[nth % kinds.length] ?? [];
    const label = `${fieldTypes.get(type)?.label.zh} ${nth}`;
    const body = { name: nameOf(nth), type, label, ...options };
    const path = '/api/customization/accounts/fields';
    times.push((await director.expect({ method: 'POST', path, body })).milliseconds);
  }
  return times;
}

/** New formulas are worked out over all accounts: that is a matter of minutes, not of what a list costs. */
async function untilIdle(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query(`select from job where state in ('queued', 'running') limit 1`);
      if (rows.length === 0) return;
      await delay(1_000);
    }
  } finally {
    await client.end();
  }
}

async function idsSeen(client: HttpClient): Promise<number[]> {
  const { text } = await client.expect({ method: 'GET', path: '/api/accounts?fields=id&limit=50' });
  return (JSON.parse(text) as { records: { id: number }[] }).records.map(({ id }) => id);
}

/** Fills in fields of the accounts on somebody's first page. @returns their ids */
async function fill(director: HttpClient, whose: HttpClient): Promise<number[]> {
  const values = Array.from({ length: added }, (_, nth) => [
    `cf_${nameOf(nth)}`,
    kinds[nth % kinds.length]?.[2],
  ]);
  const body = Object.fromEntries(values.filter(([, value]) => value !== null).slice(0, filled));
  const ids = await idsSeen(whose);
  for (const id of ids) await director.expect({ method: 'PATCH', path: `/api/accounts/${id}`, body });
  return ids;
}

type Which = 'many' | 'none';

function cases(
  many: readonly number[],
  none: readonly number[],
): [string, (which: Which, round: number) => Call][] {
  const id = (which: Which, round: number) => {
    const ids = which === 'many' ? many : none;
    return ids[round % ids.length];
  };
  const columns = account.list.join(',');
  // What a list costs that shows some of them, beside one that shows as many of the product's own.
  const own = 'taxNumber,size,source,phone,website';
  const theirs = [0, 1, 2, 3, 4].map((nth) => `cf_${nameOf(nth)}`).join(',');
  const get = (path: string): Call => ({ method: 'GET', path });
  let turn = 0;
  return [
    ['list, first page', () => get(address('accounts', { fields: columns }))],
    [
      'list with five more columns',
      (which) => get(address('accounts', { fields: `${columns},${which === 'many' ? theirs : own}` })),
    ],
    ['list, every field', () => get('/api/accounts')],
    ['record', (which, round) => get(`/api/accounts/${id(which, round)}`)],
    [
      'save (a note)',
      (which, round) => ({
        method: 'PATCH',
        path: `/api/accounts/${id(which, round)}`,
        body: { description: `第 ${turn++} 次回访` },
      }),
    ],
    ['what there is (metadata)', () => get('/api/modules/accounts')],
  ];
}

async function clientFor({ origin }: Child, username: string): Promise<HttpClient> {
  return new HttpClient(origin, { authorization: `Bearer ${await tokenFor(origin, username)}` });
}
