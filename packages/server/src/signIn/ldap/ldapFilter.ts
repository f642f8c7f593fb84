import { Filter, FilterParser } from 'ldapts';

/** The filter with what was typed in its place, in which no sign means anything but itself (RFC 4515, section 3). */
export function filterFor(template: string, typed: string): string {
  return template.replaceAll('{name}', () => Filter.escape(typed));
}

/** @returns what is wrong with a filter, or null */
export function filterMistake(template: string): string | null {
  if (!template.includes('{name}')) return '{name}';
  try {
    FilterParser.parseString(filterFor(template, 'someone'));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
