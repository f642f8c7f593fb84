import type { BilingualText } from '@gejie/core';
import { accountOwner, serviceDesk } from './whomToAsk.ts';

/** A line of a letter; where all its placeholders turn out empty and it says nothing else but a label, it goes. */
type Line = BilingualText;

/** Who signs a letter, where its sender keeps no signature. */
export const signed: BilingualText = joined([
  { zh: '{{$me.name}}', en: '{{$me.name}}' },
  { zh: '{{$company.name}}', en: '{{$company.name}}' },
  { zh: '{{$company.phone}}', en: '{{$company.phone}}' },
]);

/** Whom of ours a customer asks: one person, and the service desk. CMP-08 */
const named: Line[] = [{ zh: '', en: '' }, accountOwner, serviceDesk];

/** The letter to a customer, with whom to ask. INV-06, CMP-08 */
export function customerLetterWith(greets: string, ...says: Line[]): BilingualText {
  const letter = letterWith(greets, ...says);
  const lines = (language: keyof BilingualText) => named.map((line) => line[language]).join('\n');
  return { zh: `${letter.zh}\n${lines('zh')}`, en: `${letter.en}\n${lines('en')}` };
}

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
