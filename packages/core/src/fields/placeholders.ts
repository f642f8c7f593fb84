import { Invalid } from '../messages/invalid.ts';
import { parseText } from './textValue.ts';

/** Where something of the record is to stand in a text: `{{account.name}}`, `{{total|capitals}}`, `{{$company.name}}`. */
export interface Placeholder {
  /** A field, one beyond references, or one of {@link printedFacts}. */
  path: string;
  /** How it is written, where not as usual. */
  form?: PlaceholderForm;
}

/** `capitals`: an amount in Chinese capitals. */
export const placeholderForms = ['capitals'] as const;
export type PlaceholderForm = (typeof placeholderForms)[number];

/** What may stand in a text without being of the record: the company's own data, whoever prints, the day. */
export const printedFacts = [
  '$company.name',
  '$company.legalName',
  '$company.taxNumber',
  '$company.bankName',
  '$company.bankAccount',
  '$company.address',
  '$company.registeredAddress',
  '$company.shippingAddress',
  '$company.phone',
  '$company.email',
  '$company.website',
  '$company.serviceName',
  '$company.servicePhone',
  '$company.serviceEmail',
  '$me.name',
  '$me.email',
  '$today',
  '$home',
] as const;

const pattern = /\{\{\s*([$\w.]+)\s*(?:\|\s*(\w+)\s*)?\}\}/g;

/** The placeholders of a text, in order. */
export function placeholdersIn(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].map(([, path = '', form]) => placeholder(path, form));
}

/** A field, or one beyond references. */
export const fieldPath = /^[A-Za-z]\w{0,62}(\.[A-Za-z]\w{0,62}){0,2}$/;

/** @throws Invalid for a placeholder that stands for nothing, and for braces that are none */
export function parseTemplateText(value: unknown, max: number): string {
  const text = parseText(value, { max });
  const wrong = placeholdersIn(text).find((one) => !mayStandFor(one))?.path ?? strayIn(text);
  if (wrong !== undefined) throw new Invalid('notPlaceholder', { value: wrong.slice(0, 60) });
  return text;
}

function mayStandFor({ path, form }: Placeholder): boolean {
  if (form !== undefined && !placeholderForms.includes(form)) return false;
  return path.startsWith('$') ? (printedFacts as readonly string[]).includes(path) : fieldPath.test(path);
}

/** Braces that would be printed as they are: `{{客户}}`, `{{name}`. */
function strayIn(text: string): string | undefined {
  const [, inside] = /\{\{([^{}\n]*)/.exec(text.replaceAll(pattern, '')) ?? [];
  return inside?.trim();
}

/** The fields of the record, or beyond its references, that a text names. */
export function pathsInText(text: string): string[] {
  return placeholdersIn(text).flatMap(({ path }) => (path.startsWith('$') ? [] : [path]));
}

/** Nothing, or what says nothing without the value behind it: `Service desk:`. */
const labelAlone = /^\s*$|^[^:：]*[:：]\s*$/;

/** A text with its placeholders filled in. A line of nothing but placeholders that all turned out empty goes, with its label. */
export function filledIn(text: string, textFor: (one: Placeholder) => string): string {
  const lines = text.split('\n').flatMap((line) => {
    const values: string[] = [];
    const filled = line.replaceAll(pattern, (_whole, path: string, form?: string) => {
      const value = textFor(placeholder(path, form));
      values.push(value);
      return value;
    });
    const [label = ''] = line.split('{{', 1);
    const others = line.slice(label.length).replaceAll(pattern, '').trim();
    const saysNothing =
      values.length > 0 && values.every((value) => value === '') && others === '' && labelAlone.test(label);
    return saysNothing ? [] : [values.length > 0 ? filled.trimEnd() : filled];
  });
  return lines.join('\n');
}

function placeholder(path: string, form: string | undefined): Placeholder {
  return { path, ...(form === undefined ? {} : { form: form as PlaceholderForm }) };
}
