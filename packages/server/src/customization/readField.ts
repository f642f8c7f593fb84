import {
  type BilingualText,
  type FieldDefinition,
  type FieldIssue,
  type FieldType,
  fieldTypes,
  Invalid,
  type OptionSubject,
  quoted,
  readLabel,
  readOptions,
} from '@gejie/core';

const longestLabel = 60;
const longestHint = 300;
const common = ['type', 'label', 'hint', 'required', 'hidden'];

/**
 * A field as a request describes it: `type`, `label`, `hint`, `required`, `hidden` and the options of the type.
 * @param given without `name` and `order`
 * @returns null for the definition when not even its type is known
 */
export function readField(
  given: Record<string, unknown>,
  subject: OptionSubject,
): { definition: FieldDefinition | null; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const take = <T>(field: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      issues.push({ ...error.issue, field });
      return undefined;
    }
  };
  const type = take('type', () => typeNamed(given.type));
  const label = take('label', () => freeLabel(readGivenLabel(given.label), subject));
  const hint = take('hint', () => (isGiven(given.hint) ? readLabel(given.hint, longestHint) : undefined));
  const required = take('required', () => flag(given.required));
  const hidden = take('hidden', () => flag(given.hidden));
  if (required && type?.computed)
    issues.push({ ...new Invalid('optionNotTaken', { type: type.label }).issue, field: 'required' });
  if (!type) return { definition: null, issues };
  const bare: FieldDefinition = { type, label: label ?? { zh: '', en: '' }, hint, required, hidden };
  const options = Object.fromEntries(Object.entries(given).filter(([name]) => !common.includes(name)));
  const read = readOptions(bare, options, subject);
  return { definition: read.definition, issues: [...issues, ...read.issues] };
}

function typeNamed(name: unknown): FieldType {
  if (!isGiven(name)) throw new Invalid('required');
  const type = typeof name === 'string' ? fieldTypes.get(name) : undefined;
  if (!type?.workshop) throw new Invalid('notFieldType', { value: quoted(name) });
  return type;
}

function readGivenLabel(label: unknown): BilingualText {
  if (!isGiven(label)) throw new Invalid('required');
  return readLabel(label, longestLabel);
}

/** Two fields of one name could not be told apart in forms and spreadsheets. */
function freeLabel(label: BilingualText, { module, name }: OptionSubject): BilingualText {
  for (const field of module.fields.values()) {
    if (field.name === name) continue;
    for (const language of ['zh', 'en'] as const)
      if (field.label[language].toLowerCase() === label[language].toLowerCase())
        throw new Invalid('notUnique', { value: label[language] });
  }
  return label;
}

function flag(input: unknown): boolean | undefined {
  if (!isGiven(input)) return undefined;
  if (typeof input !== 'boolean') throw new Invalid('notBoolean');
  return input || undefined;
}

function isGiven(input: unknown): boolean {
  return input !== undefined && input !== null && input !== '';
}
