import { FormulaError, type FormulaMistake, mistakeAt, type Span } from './mistakes.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A formula as a tree; every node knows where it is written. */
export type Node = Span & { bracketed?: true } & (
    | { kind: 'literal'; value: LiteralValue }
    | { kind: 'field'; name: string }
    | { kind: 'call'; name: string; named: Span; of: Node[] }
    | { kind: 'prefix'; sign: string; of: Node }
    | { kind: 'infix'; sign: string; signed: Span; left: Node; right: Node }
  );

export type LiteralValue = { number: string } | { text: string } | { truth: boolean } | { nothing: true };

/** How tightly signs between two values bind: a higher one goes first. */
const bindings: Record<string, number> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const comparing = 4;
/** And those before one value. */
const prefixes: Record<string, number> = { not: 3, '-': 7, '+': 7 };

const constants: Record<string, LiteralValue> = {
  true: { truth: true },
  false: { truth: false },
  null: { nothing: true },
  真: { truth: true },
  假: { truth: false },
  空: { nothing: true },
};

const longest = 2000;
const deepest = 40;
/** Digits of a number that decimals hold exactly. */
const mostDigits = 30;

/** @throws FormulaError at the first place that can't be understood */
export function parseTree(text: string): Node {
  if (text.length > longest)
    throw new FormulaError(mistakeAt({ from: longest, to: text.length }, 'tooLong', { max: longest }));
  const tokens = tokensOf(text);
  if (tokens.length === 1) throw new FormulaError(mistakeAt({ from: 0, to: text.length }, 'empty'));
  return new Parser(tokens).whole();
}

/** Top-down operator precedence (Pratt 1973). */
class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Node {
    const tree = this.expression(0);
    const left = this.peek();
    if (left.kind === 'end') return tree;
    throw new FormulaError(misplaced(left));
  }

  private peek(): Token {
    return this.tokens[this.at] as Token;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  private isNext(sign: string): boolean {
    const { kind, value } = this.peek();
    return kind === 'sign' && value === sign;
  }

  private expression(least: number): Node {
    if (++this.depth > deepest) throw new FormulaError(mistakeAt(this.peek(), 'tooDeep'));
    let left = this.first();
    for (let sign = this.peek(); ; sign = this.peek()) {
      const binding = sign.kind === 'sign' ? bindings[sign.value] : undefined;
      if (binding === undefined || binding <= least) break;
      if (binding === comparing && isComparison(left) && !left.bracketed)
        throw new FormulaError(mistakeAt(sign, 'chained'));
      this.take();
      const right = this.expression(binding);
      const { from, to } = sign;
      left = {
        kind: 'infix',
        sign: sign.value,
        signed: { from, to },
        left,
        right,
        from: left.from,
        to: right.to,
      };
    }
    this.depth--;
    return left;
  }

  private first(): Node {
    const token = this.take();
    const { kind, value, from, to } = token;
    if (kind === 'number') return number(token);
    if (kind === 'text') return { kind: 'literal', value: { text: value }, from, to };
    if (kind === 'name') return this.named(token);
    const binding = prefixes[value];
    if (kind === 'sign' && binding !== undefined) {
      const of = this.expression(binding);
      return { kind: 'prefix', sign: value, of, from, to: of.to };
    }
    if (kind !== 'sign' || value !== '(') throw new FormulaError(mistakeAt(token, 'missingValue'));
    const inner = this.expression(0);
    return { ...inner, bracketed: true, from, to: this.close(token).to };
  }

  private named(token: Token): Node {
    const { value: name, from, to } = token;
    const constant = constants[name.toLowerCase()];
    if (!this.isNext('('))
      return constant ? { kind: 'literal', value: constant, from, to } : { kind: 'field', name, from, to };
    const opening = this.take();
    const of: Node[] = [];
    if (!this.isNext(')')) of.push(this.expression(0));
    while (this.isNext(',')) {
      this.take();
      of.push(this.expression(0));
    }
    return { kind: 'call', name, named: { from, to }, of, from, to: this.close(opening).to };
  }

  private close(opening: Token): Token {
    const token = this.take();
    if (token.kind === 'sign' && token.value === ')') return token;
    if (token.kind === 'end') throw new FormulaError(mistakeAt(opening, 'unclosedBracket'));
    throw new FormulaError(misplaced(token));
  }
}

function number(token: Token): Node {
  const { value, from, to } = token;
  if (value.replace('.', '').length > mostDigits) throw new FormulaError(mistakeAt(token, 'tooPrecise'));
  return { kind: 'literal', value: { number: value }, from, to };
}

function isComparison(node: Node): boolean {
  return node.kind === 'infix' && bindings[node.sign] === comparing;
}

/** Behind a value stands what begins another, or what belongs nowhere here. */
function misplaced(token: Token): FormulaMistake {
  const begins = token.kind !== 'sign' || token.value === '(' || token.value === 'not';
  return mistakeAt(token, begins ? 'missingOperator' : 'unexpected', { sign: shown(token) });
}

function shown({ kind, value }: Token): string {
  return kind === 'text' ? `"${value.slice(0, 20)}"` : value.slice(0, 40);
}
