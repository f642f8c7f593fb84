import type { Filter } from '../filter/filter.ts';
import { Invalid } from '../messages/invalid.ts';
import { parseChoice } from './choiceValues.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType } from './fieldType.ts';
import { shapedFilter } from './filterShape.ts';
import { parseText } from './textValue.ts';

/** A step of a process; what is empty is left out. */
export interface Step {
  /** A value of the choice field that the process leads through. */
  value: string;
  /** What it is called in this process; absent: as the choice. */
  label?: string;
  /** In percent. */
  probability?: number;
  /** A record that stays longer is marked. */
  rotsAfterDays?: number;
  /** What to do here, for those who do it. */
  guidance?: string;
  /** What must hold before a record may go on from here. */
  exit?: Filter;
}

const most = 30;
const members = ['value', 'label', 'probability', 'rotsAfterDays', 'guidance', 'exit'];

/**
 * The values of another module's choice field that a process leads through, in order. Its choices are filled in by the
 * registry from that field.
 */
export const stepsType: FieldType<Step[]> = {
  name: 'steps',
  label: { zh: '流程步骤', en: 'Steps of a process' },
  column: () => ({ sql: 'jsonb', shape: 'document' }),
  parse: parseSteps,
  fromText: stepsFromText,
  format: (value) => JSON.stringify(value),
  operators: ['empty'],
  sortable: false,
  listsSteps: true,
  filtersIn: (value) => value.flatMap(({ exit }) => (exit ? [exit] : [])),
  overFilters: (value, replace) =>
    value.map((step) => (step.exit ? { ...step, exit: replace(step.exit) } : step)),
  schema: ({ choices }) => ({
    type: 'array',
    maxItems: most,
    items: {
      type: 'object',
      required: ['value'],
      properties: {
        value: { type: 'string', enum: choices?.map(({ value }) => value) },
        label: { type: 'string', maxLength: 40 },
        probability: { type: 'integer', minimum: 0, maximum: 100 },
        rotsAfterDays: { type: 'integer', minimum: 1, maximum: 999 },
        guidance: { type: 'string', maxLength: 2000 },
        exit: { type: 'object', description: 'A filter over the record itself' },
      },
    },
  }),
};

function stepsFromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Invalid('notSteps');
    throw error;
  }
}

function parseSteps(input: unknown, definition: FieldDefinition): Step[] {
  if (!Array.isArray(input)) throw new Invalid('notList');
  if (input.length > most) throw new Invalid('tooMany', { max: most });
  const steps = input.map((one) => parseStep(one, definition));
  const repeated = steps.find(({ value }, index) => steps.findIndex((one) => one.value === value) < index);
  if (repeated) {
    const choice = definition.choices?.find(({ value }) => value === repeated.value);
    throw new Invalid('repeatedStep', { value: choice?.label ?? repeated.value });
  }
  return steps;
}

function parseStep(input: unknown, definition: FieldDefinition): Step {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Invalid('notSteps');
  const given = input as Record<string, unknown>;
  if (Object.keys(given).some((name) => !members.includes(name))) throw new Invalid('notSteps');
  const step: Step = { value: parseChoice(given.value, definition) };
  const text = (value: unknown, max: number) => (value == null ? '' : parseText(value, { max }));
  const label = text(given.label, 40);
  const guidance = text(given.guidance, 2000);
  const probability = whole(given.probability, 0, 100);
  const rotsAfterDays = whole(given.rotsAfterDays, 1, 999);
  const exit = given.exit == null ? null : shapedFilter(given.exit);
  if (label) step.label = label;
  if (probability !== null) step.probability = probability;
  if (rotsAfterDays !== null) step.rotsAfterDays = rotsAfterDays;
  if (guidance) step.guidance = guidance;
  if (exit) step.exit = exit;
  return step;
}

function whole(input: unknown, min: number, max: number): number | null {
  if (input == null || input === '') return null;
  const value = typeof input === 'string' ? Number(input) : input;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Invalid('notWhole');
  if (value < min) throw new Invalid('tooSmall', { min });
  if (value > max) throw new Invalid('tooLarge', { max });
  return value;
}

/**
 * A field that lists the steps of a process.
 * @param options `over` names the module that goes through it, `choice` the field of that module that says where it is
 */
export function steps<const O extends CommonOptions & { over: string; choice: string }>(
  label: string,
  options: O,
): Field<Step[], RequiredOf<O>> {
  const { choice, ...rest } = options;
  return field(stepsType, label, { ...rest, choicesOf: choice });
}
