import { FormulaError, mistakeAt, type Span } from './mistakes.ts';

export interface Token extends Span {
  kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** A sign in its plain form, whichever way it was typed; the text between quotes; anything else as written. */
  value: string;
}

/** Signs as Chinese keyboards give them, and other ways to write them → the plain one. */
const plainSigns: Record<string, string> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '％': '%',
  '＝': '=',
  '==': '=',
  '<>': '!=',
  '≠': '!=',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '！': 'not',
};

const closingQuotes: Record<string, string> = { '"': '"', "'": "'", '“': '”', '”': '”', '‘': '’', '’': '’' };

const patterns: readonly [Token['kind'], RegExp][] = [
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy],
  ['sign', /==|!=|<>|<=|>=|&&|\|\||[-+*/%=<>(),!（），、＋－−×＊÷／％＝≠＞＜≥≤！]/y],
];

/** Words that stand for signs. */
const words: Record<string, string> = { and: 'and', or: 'or', not: 'not', 且: 'and', 或: 'or', 非: 'not' };

/**
 * Parts a formula into numbers, texts, names and signs.
 * @throws FormulaError at what is none of them
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at >= text.length) break;
    const token = quotedText(text, at) ?? plainToken(text, at);
    tokens.push(token);
    at = token.to;
  }
  return [...tokens, { kind: 'end', value: '', from: text.length, to: text.length }];
}

function plainToken(text: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    const span = { from: at, to: at + written.length };
    if (kind === 'sign') return { kind, value: plainSigns[written] ?? written, ...span };
    const word = words[written.toLowerCase()];
    return kind === 'name' && word
      ? { kind: 'sign', value: word, ...span }
      : { kind, value: written, ...span };
  }
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw new FormulaError(mistakeAt({ from: at, to: at + sign.length }, 'unknownSign', { sign }));
}

/** A text in quotes of any kind; a quote within is written twice. */
function quotedText(text: string, at: number): Token | null {
  const closing = closingQuotes[text.charAt(at)];
  if (closing === undefined) return null;
  let value = '';
  for (let next = at + 1; next < text.length; next++) {
    if (text.charAt(next) !== closing) {
      value += text.charAt(next);
      continue;
    }
    if (text.charAt(next + 1) !== closing) return { kind: 'text', value, from: at, to: next + 1 };
    value += closing;
    next++;
  }
  throw new FormulaError(mistakeAt({ from: at, to: text.length }, 'unclosedText'));
}
