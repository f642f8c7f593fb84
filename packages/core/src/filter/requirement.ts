import type { FieldDefinition } from '../fields/fieldType.ts';
import type { BilingualText } from '../messages/label.ts';
import type { Filter } from './filter.ts';

/** A field as sentences name it; undefined for one that the reader may not know of. */
export type NamedField = (name: string) => Pick<FieldDefinition, 'label' | 'choices'> | undefined;

/**
 * What a record still lacks of a filter that it should fulfil, one sentence for each part that doesn't hold.
 * @param holds whether the record fulfils a part
 */
export function lacking(
  filter: Filter,
  holds: (part: Filter) => boolean,
  fieldOf: NamedField,
): BilingualText[] {
  return partsOf(filter)
    .filter((part) => !holds(part))
    .map((part) => requirement(part, fieldOf));
}

/** The parts that must all be true. */
function partsOf(filter: Filter): Filter[] {
  return Object.entries(filter).flatMap(([key, value]): Filter[] => {
    if (key === 'all') return (value as Filter[]).flatMap(partsOf);
    if (key === 'any' || key === 'not' || !isOperators(value)) return [{ [key]: value } as Filter];
    return Object.entries(value).map(([operator, operand]) => ({ [key]: { [operator]: operand } }));
  });
}

function requirement(filter: Filter, fieldOf: NamedField): BilingualText {
  const all = Object.entries(filter).map(([key, value]) => {
    if (key === 'all')
      return joined(
        (value as Filter[]).map((part) => requirement(part, fieldOf)),
        and,
      );
    if (key === 'any')
      return joined(
        (value as Filter[]).map((part) => requirement(part, fieldOf)),
        or,
      );
    if (key !== 'not') return test(key, value, fieldOf);
    const denied = requirement(value as Filter, fieldOf);
    return { zh: `不能是：${denied.zh}`, en: `not: ${denied.en}` };
  });
  return joined(all, and);
}

const and = { zh: '，且', en: ' and ' };
const or = { zh: '，或', en: ' or ' };

function joined(texts: BilingualText[], by: BilingualText): BilingualText {
  return { zh: texts.map(({ zh }) => zh).join(by.zh), en: texts.map(({ en }) => en).join(by.en) };
}

/** What must be of a field, by operator; `V` is the value. */
const phrases: Record<string, BilingualText> = {
  eq: { zh: '须为 V', en: 'must be V' },
  ne: { zh: '不能为 V', en: 'must not be V' },
  in: { zh: '须为 V 之一', en: 'must be one of V' },
  notIn: { zh: '不能为 V', en: 'must be none of V' },
  gt: { zh: '须大于 V', en: 'must be more than V' },
  gte: { zh: '不能小于 V', en: 'must be at least V' },
  lt: { zh: '须小于 V', en: 'must be less than V' },
  lte: { zh: '不能大于 V', en: 'must be at most V' },
  between: { zh: '须介于 V', en: 'must be between V' },
  contains: { zh: '须包含 V', en: 'must contain V' },
  notContains: { zh: '不能包含 V', en: 'must not contain V' },
  startsWith: { zh: '须以 V 开头', en: 'must begin with V' },
};
const filled = { zh: '须填写', en: 'must be filled in' };
const emptied = { zh: '须为空', en: 'must be empty' };
/** Where the value has no name here: records, periods, people. */
const unnamed = { zh: '不符合要求', en: 'is not as required' };

function test(name: string, value: unknown, fieldOf: NamedField): BilingualText {
  const field = fieldOf(name);
  if (!field) return { zh: '其他必要信息', en: 'something else that is required' };
  const tests = isOperators(value) ? Object.entries(value) : [['eq', value] as const];
  return joined(
    tests.map(([operator, operand]) => {
      const { zh, en } = phrase(operator, operand, field);
      return { zh: `“${field.label.zh}”${zh}`, en: `“${field.label.en}” ${en}` };
    }),
    and,
  );
}

function phrase(operator: string, operand: unknown, field: Pick<FieldDefinition, 'choices'>): BilingualText {
  if (operator === 'empty' || operand === null) {
    const empty = operator === 'empty' ? operand === true : operator === 'eq';
    return empty ? emptied : filled;
  }
  const template = phrases[operator];
  const values = [operand].flat().map((one) => named(one, field));
  if (!template || values.includes(null)) return unnamed;
  const texts = values as BilingualText[];
  const list = operator === 'between' ? { zh: ' 至 ', en: ' and ' } : { zh: '、', en: ', ' };
  const text = joined(texts, list);
  return { zh: template.zh.replace('V', () => text.zh), en: template.en.replace('V', () => text.en) };
}

function named(value: unknown, { choices }: Pick<FieldDefinition, 'choices'>): BilingualText | null {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (choices) {
    const label = choices.find((choice) => choice.value === value)?.label;
    return label ? { zh: `“${label.zh}”`, en: `“${label.en}”` } : null;
  }
  if (typeof value === 'number') return { zh: String(value), en: String(value) };
  if (typeof value === 'string' && !value.startsWith('$')) return { zh: value, en: value };
  return null;
}

function isOperators(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
