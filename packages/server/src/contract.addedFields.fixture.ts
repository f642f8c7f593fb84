import { type FieldType, fieldTypes, type Module, type ModuleField } from '@gejie/core';
import type { Client, TestApplication } from './application.fixture.ts';
import { asSent } from './contract.fixture.ts';
import { addField } from './customization/workshop.fixture.ts';

/** How a kind of field is tried. */
export interface Kind {
  type: FieldType;
  /** What is said of the field beyond its name. */
  options: Record<string, unknown>;
  /** Two values as they are answered, in the order they sort in; of kinds that the system fills none. */
  values: readonly [unknown, unknown] | null;
  /** What it doesn't take, and with which code. */
  bad: readonly [unknown, string];
  /** Something in the first value that is not in the second, where that can't be asked for whole. */
  part?: unknown;
}

interface Sample extends Omit<Kind, 'type' | 'options'> {
  options?: Record<string, unknown>;
}

/** What values point at: two of each. */
interface Prepared {
  user: [number, number];
  department: [number, number];
  account: [number, number];
  file: [number, number];
  image: [number, number];
}

const choices = ['春', '夏', '秋', '冬'].map((label, nth) => ({ value: `s${nth}`, label }));
const among = (ids: readonly [number, number]): [unknown, unknown] => ids.map((id) => id) as never;

function samplesOf(prepared: Prepared): Record<string, Sample> {
  return {
    text: { values: ['甲类样品', '乙类样品'], bad: [['x'], 'notText'] },
    longText: { values: ['甲，第一行\n第二行', '乙'], bad: [{}, 'notText'], part: '甲，第一' },
    richText: { values: ['<p>甲段</p>', '<p>乙段</p>'], bad: [{}, 'notText'], part: '甲段' },
    integer: { options: { max: 99 }, values: [7, 42], bad: [100, 'tooLarge'] },
    decimal: { options: { scale: 3 }, values: ['-1.250', '3.500'], bad: ['x', 'notNumber'] },
    money: { values: ['12.50', '1280.00'], bad: ['1.2.3', 'notNumber'] },
    percent: { values: ['5.00', '25.50'], bad: [{}, 'notNumber'] },
    date: { values: ['2024-02-29', '2026-11-23'], bad: ['2026-02-30', 'notDate'] },
    dateTime: {
      values: ['2026-11-23T01:30:00.000Z', '2026-11-23T09:30:00.000Z'],
      bad: ['yesterday', 'notDateTime'],
    },
    time: { values: ['08:15', '19:30'], bad: ['25:00', 'notTime'] },
    boolean: { values: [false, true], bad: ['perhaps', 'notBoolean'] },
    choice: { options: { choices }, values: ['s1', 's3'], bad: ['s9', 'notChoice'] },
    multiChoice: { options: { choices }, values: [['s0', 's2'], ['s1']], bad: ['s0', 'notList'], part: 's2' },
    email: { values: ['anna@jia.example.cn', 'ben@yi.example.cn'], bad: ['anna', 'notEmail'] },
    phone: { values: ['0571-66001001', '0571-66002002'], bad: ['call me', 'notPhone'] },
    url: { values: ['https://jia.example.cn', 'https://yi.example.cn'], bad: ['javascript:x', 'notUrl'] },
    address: {
      values: [
        { province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路 1 号' },
        { province: '江苏省', city: '南京市', street: '中山路 2 号' },
      ],
      bad: [7, 'notAddress'],
      part: '文三路',
    },
    user: { values: among(prepared.user), bad: [999_999_999, 'unknownReference'] },
    department: { values: among(prepared.department), bad: ['x', 'notReference'] },
    link: {
      options: { targets: ['accounts'], backlink: true },
      values: among(prepared.account),
      bad: [prepared.user[0], 'unknownReference'],
    },
    links: {
      options: { targets: ['accounts'] },
      values: [[...prepared.account], [prepared.account[1]]],
      bad: [prepared.account[0], 'notList'],
      part: prepared.account[0],
    },
    linkAny: {
      options: { targets: ['accounts', 'contacts'] },
      values: prepared.account.map((id) => ({ module: 'accounts', id })) as never,
      bad: [{ module: 'users', id: prepared.user[0] }, 'wrongTarget'],
    },
    linkMany: {
      options: { targets: ['accounts', 'contacts'] },
      values: [
        prepared.account.map((id) => ({ module: 'accounts', id })),
        [{ module: 'accounts', id: prepared.account[1] }],
      ],
      bad: [[{ module: 'users', id: prepared.user[0] }], 'wrongTarget'],
      part: { module: 'accounts', id: prepared.account[0] },
    },
    autoNumber: { options: { default: 'Z-{000}' }, values: null, bad: ['Z-7', 'readOnly'] },
    image: { values: among(prepared.image), bad: [prepared.file[0], 'notImage'] },
    file: { values: among(prepared.file), bad: ['x', 'notReference'] },
    formula: {
      options: { result: 'integer', expression: 'cf_integer * 2' },
      values: null,
      bad: [1, 'readOnly'],
    },
  };
}

/** Every kind of field that administrators make, with what is tried of it. PLT-04, PLT-05 */
export async function preparedKinds(app: TestApplication): Promise<Kind[]> {
  const prepared: Prepared = {
    user: [(await app.person('jia-person')).id, (await app.person('yi-person')).id],
    department: [await app.department('甲部'), await app.department('乙部')],
    account: [await account(app.admin, '甲指向的公司'), await account(app.admin, '乙指向的公司')],
    file: [await uploaded(app.admin, '甲.txt', '甲'), await uploaded(app.admin, '乙.txt', '乙')],
    image: [await uploaded(app.admin, '甲.png', pixel), await uploaded(app.admin, '乙.png', pixel)],
  };
  const samples = samplesOf(prepared);
  return [...fieldTypes.values()]
    .filter(({ workshop }) => workshop !== undefined)
    .map((type) => {
      const sample = samples[type.name];
      if (!sample) throw new Error(`Say here how fields of the kind ${type.name} are tried`);
      const search = type.workshop?.options.search ? { search: true } : {};
      return { type, ...sample, options: { ...search, ...sample.options } };
    });
}

/** The API name of the field of a kind. */
export const nameOf = ({ type }: Pick<Kind, 'type'>): string => `cf_${type.name}`;

/** The values of one of the two records that are tried. */
export function valuesOf(kinds: readonly Kind[], which: 0 | 1): Record<string, unknown> {
  const written = kinds.flatMap((kind) => (kind.values ? [[nameOf(kind), kind.values[which]] as const] : []));
  return Object.fromEntries(written);
}

/** Adds a field of each kind to a module, as an administrator does. */
export async function addFields(
  app: TestApplication,
  module: Module,
  kinds: readonly Kind[],
): Promise<ModuleField[]> {
  // A formula names a field that has to be there.
  for (const { type, options } of kinds) {
    const label = { zh: `加的${type.label.zh}`, en: `Added ${type.label.en}` };
    const added = await addField(app.admin, module.path, {
      name: type.name,
      type: type.name,
      label,
      ...options,
    });
    if (added.status !== 201) throw new Error(`${module.path}: ${JSON.stringify(added.body)}`);
  }
  const fields = app.services.registry().module(module.name).fields;
  return kinds.map((kind) => fields.get(nameOf(kind)) as ModuleField);
}

/** Of an answered record what is in the added fields, as it is sent. */
export function addedIn(record: Record<string, unknown>, kinds: readonly Kind[]): Record<string, unknown> {
  return Object.fromEntries(
    kinds.filter(({ values }) => values).map((kind) => [nameOf(kind), asSent(record[nameOf(kind)])]),
  );
}

/** A condition that holds for a value and not for the other. */
export function conditionOn({ type, part }: Kind, value: unknown): unknown {
  const has = (operator: string) => type.operators.includes(operator as never);
  if (part === undefined && has('eq')) return { eq: asSent(value) };
  if (has('contains')) return { contains: part ?? value };
  return has('between') ? { between: [value, value] } : null;
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function uploaded(
  client: Client,
  name: string,
  content: string | Buffer<ArrayBuffer>,
): Promise<number> {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  const request = new Response(form);
  const { body } = await client.post<{ id: number }>('/api/files', undefined, {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  });
  return body.id;
}

async function account(client: Client, name: string): Promise<number> {
  return (await client.post<{ id: number }>('/api/accounts?duplicates=allow', { name })).body.id;
}
