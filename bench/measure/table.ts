/** A Markdown table; columns of numbers stand to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(cell));
  const widths = headings.map((_, at) => Math.max(3, ...cells.map((row) => width(row[at] ?? ''))));
  const numeric = headings.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, at) => padded(text, widths[at] ?? 0, numeric[at] ?? false)).join(' | ')} |`;
  const rule = widths.map((size, at) => (numeric[at] ? `${'-'.repeat(size - 1)}:` : '-'.repeat(size)));
  const [head = [], ...body] = cells;
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
}

function cell(value: string | number): string {
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return '';
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toFixed(value < 10 ? 2 : 1);
}

function padded(text: string, size: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, size - width(text)));
  return right ? space + text : text + space;
}

/** Chinese characters take two columns. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1;
  return columns;
}
