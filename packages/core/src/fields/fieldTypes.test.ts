import { describe, expect, it } from 'vitest';
import { Invalid } from '../messages/invalid.ts';
import { messages } from '../messages/messages.ts';
import { context, nonsense } from './fields.fixture.ts';
import type { FieldDefinition } from './fieldType.ts';
import { fieldTypes } from './fieldTypes.ts';
import { integer } from './integer.ts';

const computed = { formula: { result: integer('') }, rollup: { result: integer('') } } as Record<
  string,
  object
>;
const definitions = [...fieldTypes.values()].map((type): [string, FieldDefinition] => [
  type.name,
  {
    type,
    label: { zh: '字段', en: 'Field' },
    choices: [{ value: 'a', label: { zh: '甲', en: 'A' } }],
    targets: ['account'],
    ...computed[type.name],
  },
]);

describe.each(definitions)('%s', (name, field) => {
  const { type } = field;

  it('answers every nonsense with a value or a reason, never with a crash', () => {
    for (const input of nonsense) {
      for (const take of [
        () => type.parse(input, field, context),
        () => type.parseOperand?.(input, 'eq', field, context),
      ])
        expectReason(take, input);
    }
    for (const text of nonsense.filter((one): one is string => typeof one === 'string')) {
      expectReason(() => type.fromText(text, field, context), text);
    }
  });

  it('reads its own values again as they are', () => {
    for (const input of nonsense) {
      let value: unknown;
      try {
        value = type.parse(input, field, context);
      } catch {
        continue;
      }
      if (value === null || (Array.isArray(value) && value.length === 0)) continue;
      expect(type.parse(JSON.parse(JSON.stringify(value)), field, context), JSON.stringify(input)).toEqual(
        value,
      );
      expect(typeof type.format(value, field, context)).toBe('string');
    }
  });

  it('has a name in both languages, a column and a schema', () => {
    expect(type.name).toBe(name);
    expect(type.label.zh).toMatch(/\p{Script=Han}/u);
    expect(type.label.en).toMatch(/^[\w\s().-]+$/);
    expect(type.column(field).sql).toMatch(/^[a-z]/);
    expect(() => JSON.stringify(type.schema(field))).not.toThrow();
    expect(new Set(type.operators).size).toBe(type.operators.length);
  });
});

function expectReason(take: () => unknown, input: unknown): void {
  try {
    take();
  } catch (error) {
    if (!(error instanceof Invalid)) throw new Error(`${JSON.stringify(input)?.slice(0, 80)}: ${error}`);
    expect(messages).toHaveProperty(error.issue.code);
  }
}
