import { type Module, type ModuleField, pointingAt, Registry } from '@gejie/core';
import type { Client, TestApplication } from './application.fixture.ts';
import { product } from './product.ts';

/** Every module that people keep: a new one is held to the contract by being in the list. */
export const contracted: Module[] = new Registry(product.modules).modules.filter(
  ({ keptBy }) => keptBy === 'people',
);

let counter = 0;

/** A value that a field of each type takes. Types without one are filled by the system, or by files. */
const samples: Record<string, (field: ModuleField, nth: number) => unknown> = {
  text: ({ max, min }, nth) => `样本${nth}`.padEnd(Number(min ?? 0), '字').slice(0, Number(max ?? 200)),
  longText: (_field, nth) => `第 ${nth} 段\n第二行`,
  richText: (_field, nth) => `<p>第 ${nth} 段</p>`,
  integer: ({ min, max }) => Math.min(Number(max ?? 7), Math.max(Number(min ?? 0), 7)),
  decimal: ({ scale }) => Number('7.5').toFixed(scale ?? 1),
  money: ({ scale }) => Number('1280.5').toFixed(scale ?? 2),
  percent: ({ scale }) => Number('25').toFixed(scale ?? 2),
  date: () => '2026-11-23',
  dateTime: () => '2026-11-23T09:30:00.000Z',
  time: () => '09:30',
  boolean: () => true,
  choice: (field) => freeChoices(field)[0],
  multiChoice: (field) => freeChoices(field).slice(0, 2),
  email: (_field, nth) => `sample${nth}@example.com`,
  phone: (_field, nth) => `0571-8816 ${String(1000 + nth)}`,
  url: (_field, nth) => `https://example.com/${nth}`,
  address: () => ({
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    street: '文三路 1 号',
    postcode: '310012',
  }),
  secret: (_field, nth) => `Correct-Horse-${nth}`,
  moduleName: (field) => freeChoices(field)[0],
  steps: ({ choices = [] }) => choices.map(({ value }) => ({ value })),
  condition: () => ({ createdAt: { within: 'thisYear' } }),
  fieldNames: () => ['createdAt'],
  recurrence: () => 'FREQ=WEEKLY;BYDAY=MO',
  printBlocks: (_field, nth) => [{ kind: 'title', text: `第${nth}版 {{createdAt}}` }],
  templateText: (_field, nth) => `第${nth}版 {{createdAt}}`,
  currency: () => currencyCodes[currencies++ % currencyCodes.length],
  rights: () => ({ '*': { see: 'own' } }),
  lines: (_field, nth) => [
    {
      id: null,
      source: null,
      kind: 'text',
      item: null,
      description: `第 ${nth} 行`,
      quantity: null,
      unit: null,
      price: null,
      discount: null,
      tax: null,
      taxRate: null,
      formerTaxRate: null,
      giveaway: false,
      per: null,
    },
  ],
};

const currencyCodes = Intl.supportedValuesOf('currency').filter((code) => code !== 'CNY');
let currencies = 0;

/** Choices that are still offered and go with any other value. */
function freeChoices({ choices = [] }: ModuleField): string[] {
  return choices.filter(({ retired, onlyFor }) => !retired && !onlyFor).map(({ value }) => value);
}

/** What rules ask for besides, by path of the module. */
const askedByRules: Record<string, readonly string[]> = { 'sharing-rules': ['users'] };

/** Values of a new record: what must be there, and a title to know it by. */
export async function minimalRecord(
  app: TestApplication,
  module: Module,
  values: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  for (const field of writtenFields(module)) {
    const needed =
      (field.required && field.default === undefined) ||
      field.name === module.title ||
      askedByRules[module.path]?.includes(field.name);
    if (needed && !(field.name in values)) given[field.name] = await sampleFor(app, field);
  }
  return { ...given, ...values };
}

/** Something a field takes; for references a record made for it. Undefined when there is nothing. */
export async function sampleFor(app: TestApplication, field: ModuleField): Promise<unknown> {
  const nth = ++counter;
  const sample = samples[field.type.name];
  if (field.type.holdsFiles) return uploaded(app);
  const target = field.targets?.[0];
  const key = field.type.refersByKey;
  if (key !== undefined && target !== undefined)
    return (await createRecord(app, app.admin, app.services.registry().module(target)))[key];
  if (sample) return sample(field, nth);
  if (target === undefined || !field.type.refersTo) return undefined;
  const module = app.services.registry().module(target);
  const { id } = await createRecord(app, app.admin, module);
  return pointingAt(field.type.refersTo, { module: module.path, id });
}

/** A picture, which fields for files and for pictures take. */
async function uploaded(app: TestApplication): Promise<number> {
  const boundary = 'sample';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="sample.png"\r\n\r\n`,
    ),
    pixel,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const { body } = await app.admin.post<{ id: number }>('/api/files', payload, { headers });
  return body.id;
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export function writtenFields(module: Module): ModuleField[] {
  return [...module.fields.values()].filter(({ type, readOnly }) => !type.computed && !readOnly);
}

export async function createRecord(
  app: TestApplication,
  client: Client,
  module: Module,
  values: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { id: number; version: number }> {
  const given = await minimalRecord(app, module, values);
  const answer = await client.post(`/api/${module.path}?duplicates=allow`, given);
  if (answer.status !== 201)
    throw new Error(
      `${module.path}: ${answer.status} ${JSON.stringify(answer.body)} for ${JSON.stringify(given)}`,
    );
  return answer.body as Record<string, unknown> & { id: number; version: number };
}

/** What was sent, as it is answered: references and files carry more. */
export function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== 'object' || value === null || !('id' in value)) return value;
  // A line is given its id when it is saved.
  if ('kind' in value) return { ...value, id: null };
  return 'module' in value && value.module !== undefined ? { module: value.module, id: value.id } : value.id;
}
