/**
 * An instant as PostgreSQL writes it (ISO 8601 with a space, microseconds and +00, for sessions are in UTC) as the API
 * writes it. Lists have hundreds of them a page, so those of our millennia are put together from their parts: a tenth of
 * the time that `Date` takes.
 * @throws RangeError for `infinity`
 */
export function instantOf(text: string): string {
  const isUsual = text.charCodeAt(4) === dash && text.charCodeAt(10) === space && text.endsWith('+00');
  if (!isUsual) return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
  const fraction = text.slice(20, -3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

const dash = 45;
const space = 32;
