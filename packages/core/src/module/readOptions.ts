import { parentsNamed, readChoices } from '../fields/choiceLists.ts';
import { decidingField } from '../fields/dependentValues.ts';
import type { FieldDefinition, ValueContext } from '../fields/fieldType.ts';
import { fieldTypes } from '../fields/fieldTypes.ts';
import type { FieldOption, OptionKind, OptionName } from '../fields/workshop.ts';
import { type FieldIssue, Invalid, quoted } from '../messages/invalid.ts';
import { formulaOver } from './formulaOver.ts';
import type { Module } from './module.ts';
import type { Registry } from './registry.ts';

/** The field that options are read for, and what surrounds it. */
export interface OptionSubject {
  name: string;
  module: Module;
  registry: Registry;
  context: ValueContext;
  /** A key for what has only a name: 重要客户 → zhongyaokehu. */
  keyOf(label: string): string;
}

/**
 * Reads what is said of a field beyond its name: only what its type takes.
 * @param given options by name, as a request brings them
 * @returns the definition, and what is wrong with each option
 */
export function readOptions(
  bare: FieldDefinition,
  given: Record<string, unknown>,
  subject: OptionSubject,
): { definition: FieldDefinition; issues: FieldIssue[] } {
  const options = (bare.type.workshop?.options ?? {}) as Record<string, FieldOption>;
  let definition = bare;
  const issues: FieldIssue[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(options, name) && given[name] != null && given[name] !== false)
    .map((field) => ({ ...new Invalid('optionNotTaken', { type: bare.type.label }).issue, field }));
  for (const [name, option] of Object.entries(options)) {
    try {
      const value = readOption(given[name], option, definition, subject);
      if (value !== undefined) definition = { ...definition, [name]: value };
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      issues.push({ ...error.issue, field: name });
    }
  }
  if (issues.length === 0) issues.push(...boundIssues(definition, options));
  return { definition, issues };
}

function readOption(
  input: unknown,
  option: FieldOption,
  definition: FieldDefinition,
  subject: OptionSubject,
): unknown {
  if (input === undefined || input === null || input === '') {
    if (option.required) throw new Invalid('required');
    return undefined;
  }
  return readers[option.kind](input, option, definition, subject);
}

type Read = (
  input: unknown,
  option: FieldOption,
  definition: FieldDefinition,
  subject: OptionSubject,
) => unknown;

const readers: Record<OptionKind, Read> = {
  count: (input, { min = 0, max = Number.MAX_SAFE_INTEGER }) => {
    const number = typeof input === 'string' && /^\d{1,9}$/.test(input) ? Number(input) : input;
    if (typeof number !== 'number' || !Number.isInteger(number)) throw new Invalid('notWhole');
    if (number < min) throw new Invalid('tooSmall', { min });
    if (number > max) throw new Invalid('tooLarge', { max });
    return number;
  },
  bound: (input, _option, definition, { context }) => {
    // "Today" as a bound would be the day on which the field was made.
    if (typeof input === 'string' && input.startsWith('$')) throw new Invalid('notText');
    return definition.type.parse(input, { ...definition, min: undefined, max: undefined }, context);
  },
  flag: (input) => {
    if (typeof input !== 'boolean') throw new Invalid('notBoolean');
    return input || undefined;
  },
  value: (input, { words = [] }, definition, { context }) => {
    if (words.some(({ value }) => value === input)) return input;
    // A record could be deleted, and then no new one could be made.
    if (definition.type.refersTo) throw new Invalid('notChoice', { value: quoted(input) });
    const value = definition.type.parse(byKey(input, definition), definition, context);
    const chosen = definition.choices?.find((choice) => choice.value === value);
    if (chosen?.retired) throw new Invalid('retiredChoice', { value: chosen.label });
    return value ?? undefined;
  },
  pattern: (input) => {
    const pattern = typeof input === 'string' ? input.trim() : '';
    const rest = pattern
      .replace(/\{0{1,12}\}/, '')
      .replace('{YYYY}', '')
      .replace('{YY}', '')
      .replace('{MM}', '')
      .replace('{DD}', '');
    if (!/\{0{1,12}\}/.test(pattern) || pattern.length > 40 || /[{}\p{Cc}]/u.test(rest))
      throw new Invalid('notNumberPattern');
    return pattern;
  },
  choices: (input, { max = 10_000 }, definition, { module, name, keyOf }) => {
    const { dependsOn } = definition;
    const formerParents = parentsNamed(module.fields.get(name)?.choices);
    const parent = decidingField(definition, module.fields);
    // Beside a field that is gone for now the values are kept as they were: with it they will be told apart again.
    const known = parent ? (parent.choices ?? []).map(({ value }) => value) : [...formerParents];
    const parents = dependsOn === undefined ? null : known;
    return readChoices(input, { most: max, parents, formerParents, keyOf });
  },
  sibling: (input, { among = [] }, _definition, { module, name }) => {
    if (typeof input === 'string' && input === withoutEffect(module.fields.get(name), module)) return input;
    const sibling = typeof input === 'string' && input !== name ? module.fields.get(input) : undefined;
    if (!sibling || !among.includes(sibling.type.name))
      throw new Invalid('unknownField', { field: quoted(input) });
    if (dependsOnItself(sibling, name, module)) throw new Invalid('dependsInTurn', { field: sibling.label });
    return sibling.name;
  },
  target: (input, _option, _definition, { registry }) => {
    const paths = Array.isArray(input) ? input : [input];
    if (paths.length !== 1) throw new Invalid('tooMany', { max: 1 });
    return paths.map((path) => moduleNamed(path, registry));
  },
  targets: (input, { max = 20 }, _definition, { registry }) => {
    if (!Array.isArray(input)) throw new Invalid('notList');
    if (input.length === 0) throw new Invalid('required');
    if (input.length > max) throw new Invalid('tooMany', { max });
    return [...new Set(input.map((path) => moduleNamed(path, registry)))];
  },
  result: (input, { among = [] }) => {
    const type = typeof input === 'string' && among.includes(input) ? fieldTypes.get(input) : undefined;
    if (!type) throw new Invalid('notChoice', { value: quoted(input) });
    return { type, label: { zh: '', en: '' } };
  },
  expression: (input, _option, { result }, subject) => {
    if (typeof input !== 'string') throw new Invalid('notText');
    if (!result) return undefined;
    const { module, name } = subject;
    const [mistake] = formulaOver(module, name || null, input, result).mistakes;
    if (mistake) throw new Invalid('rule', { ...mistake.message });
    return input.trim();
  },
};

/** The field that it depends on as long as that is not there, and would again if that came back. */
function withoutEffect(field: FieldDefinition | undefined, { fields }: Module): string | undefined {
  return field && !decidingField(field, fields) ? field.dependsOn : undefined;
}

/** Of values that depend on one another in a circle none could be chosen first. */
function dependsOnItself(parent: FieldDefinition, name: string, { fields }: Module): boolean {
  const seen = new Set<FieldDefinition>();
  for (let at: FieldDefinition | undefined = parent; at && !seen.has(at); ) {
    if (at.dependsOn === name) return true;
    seen.add(at);
    at = at.dependsOn === undefined ? undefined : fields.get(at.dependsOn);
  }
  return false;
}

/** A choice whose key was made just now is known to whoever asks by its name alone. */
function byKey(input: unknown, definition: Pick<FieldDefinition, 'choices'>): unknown {
  const { choices } = definition;
  if (Array.isArray(input)) return input.map((one) => byKey(one, definition));
  if (choices?.some(({ value }) => value === input)) return input;
  return choices?.find(({ label }) => label.zh === input || label.en === input)?.value ?? input;
}

/** The name of a module that records can be pointed at, by its path. */
function moduleNamed(path: unknown, registry: Registry): string {
  const module = typeof path === 'string' ? registry.at(path) : undefined;
  if (!module || module.keptBy === 'system') throw new Invalid('notChoice', { value: quoted(path) });
  return module.name;
}

function boundIssues(definition: FieldDefinition, options: Record<string, FieldOption>): FieldIssue[] {
  const { min, max, type } = definition;
  if (min === undefined || max === undefined) return [];
  const numeric = options.min?.kind === 'count' || type.column(definition).sql !== 'date';
  const isReversed = numeric ? Number(min) > Number(max) : String(min) > String(max);
  return isReversed ? [{ ...new Invalid('tooSmall', { min: String(min) }).issue, field: 'max' }] : [];
}

/** Names of the options that a kind of field takes. */
export function optionNames({ type }: Pick<FieldDefinition, 'type'>): OptionName[] {
  return Object.keys(type.workshop?.options ?? {}) as OptionName[];
}
