/** The company's colours on paper. */
export interface Look {
  accent: string;
  quiet: string;
  line: string;
  /** Behind the head of a table. */
  tint: string;
}

const usualAccent = '#1f5fd6';

/** @param colour of the company, `#rrggbb`; null: the usual one */
export function look(colour: string | null): Look {
  const accent = colour ?? usualAccent;
  return { accent, quiet: '#5f6875', line: '#cfd5dd', tint: mixedWithWhite(accent, 0.92) };
}

/** @param share of white, 0–1 */
function mixedWithWhite(colour: string, share: number): string {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const mixed = parts.map((part) =>
    Math.round(part + (255 - part) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}
