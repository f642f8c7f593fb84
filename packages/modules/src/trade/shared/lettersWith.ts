import type { BilingualText } from '@gejie/core';

/** A line of a letter; where all its placeholders turn out empty and it says nothing else, it goes. */
type Line = BilingualText;

/** Who signs a letter, where its sender keeps no signature. */
export const signed: BilingualText = joined([
  { zh: '{{$me.name}}', en: '{{$me.name}}' },
  { zh: '{{$company.name}}', en: '{{$company.name}}' },
  { zh: '{{$company.phone}}', en: '{{$company.phone}}' },
]);

/** The letter a paper goes out with: whom it greets and what it says. INV-06 */
export function letterWith(greets: string, ...says: Line[]): BilingualText {
  return joined([
    { zh: `{{${greets}}}`, en: `{{${greets}}}` },
    { zh: '您好！', en: 'Good day,' },
    { zh: '', en: '' },
    ...says,
  ]);
}

function joined(lines: readonly Line[]): BilingualText {
  return { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}
