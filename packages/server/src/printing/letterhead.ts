import type { Node } from './draw/sheet.ts';
import type { Gathered } from './gather.ts';
import type { Look } from './look.ts';

/** Who it comes from: logo and name, and how to reach them, above a line in the company's colour. */
export function letterhead({ company, logo }: Gathered, { accent, quiet }: Look): Node {
  const reach = [
    company.address,
    [company.phone, company.email].filter(Boolean).join('  ·  '),
    company.website,
  ].filter((line) => line);
  const head = {
    columns: [
      ...(logo === null ? [] : [{ image: logo, fit: [120, 44], width: 'auto' }]),
      { text: company.legalName ?? company.name, bold: true, fontSize: 13, width: '*', margin: [0, 6, 0, 0] },
      { text: reach.join('\n'), fontSize: 8, color: quiet, alignment: 'right', width: 190 },
    ],
    columnGap: 12,
    margin: [0, 0, 0, 6],
  };
  // A cell with one border is a line as wide as the page, whatever its size.
  const underlined = {
    stack: [head],
    border: [false, false, false, true],
    borderColor: [accent, accent, accent, accent],
  };
  return {
    table: { widths: ['*'], body: [[underlined]] },
    layout: { defaultBorder: false },
    margin: [0, 0, 0, 12],
  };
}
