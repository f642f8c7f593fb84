import { tokensOf } from './tokens.ts';

/**
 * A formula in which the texts that a field is compared with are other ones: `level = "gold"` → `level = "金牌"`. Only what
 * stands directly beside the field, or is looked for in it, is a value of its.
 * @throws FormulaError where the text is no formula at all
 */
export function convertedFormula(text: string, field: string, replace: (value: string) => string): string {
  const tokens = tokensOf(text);
  const isField = (at: number) => tokens[at]?.kind === 'name' && tokens[at]?.value === field;
  const isSign = (at: number, ...signs: string[]) =>
    tokens[at]?.kind === 'sign' && signs.includes(tokens[at].value);
  let written = '';
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    const isCompared =
      (isSign(at - 1, '=', '!=') && isField(at - 2)) || (isSign(at + 1, '=', '!=') && isField(at + 2));
    const isSought = isSign(at - 1, ',') && isField(at - 2) && isSign(at - 3, '(') && isSign(at + 1, ')');
    if (token.kind !== 'text' || !(isCompared || isSought)) continue;
    const value = replace(token.value);
    written +=
      text.slice(from, token.from) +
      (value === token.value ? text.slice(token.from, token.to) : quoted(value));
    from = token.to;
  }
  return written + text.slice(from);
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
