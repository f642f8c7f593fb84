import { Decimal } from '../fields/exactDecimal.ts';
import type { FieldDefinition } from '../fields/fieldType.ts';
import type { BilingualText } from '../messages/label.ts';
import { compileCall } from './call.ts';
import { formulaFunctions } from './functions.ts';
import { type FormulaMistake, mistakeAt, type Span } from './mistakes.ts';
import type { LiteralValue, Node } from './parse.ts';
import { reckoningOf } from './reckoningOf.ts';
import { checkValue, joined, type Report } from './signs.ts';
import { fitted, kindName, type Typed } from './typed.ts';

/** A field as a formula asks for it. */
export type ReadableField = FieldDefinition | 'itself' | { unreadable: BilingualText } | undefined;

export interface Compiled {
  root: Typed;
  /** Names of the fields read, in the order they are first named. */
  reads: string[];
  mistakes: FormulaMistake[];
}

/** Finds the kind of every part of a formula, and how it is worked out; mistakes are collected. */
export function compile(tree: Node, fieldOf: (name: string) => ReadableField): Compiled {
  const reads = new Set<string>();
  const mistakes: FormulaMistake[] = [];
  const report: Report = (mistake) => void mistakes.push(mistake);
  const compiler = new Compiler(fieldOf, reads, report);
  const root = compiler.value(tree);
  return { root, reads: [...reads], mistakes };
}

class Compiler {
  private readonly fieldOf: (name: string) => ReadableField;
  private readonly reads: Set<string>;
  private readonly report: Report;

  constructor(fieldOf: (name: string) => ReadableField, reads: Set<string>, report: Report) {
    this.fieldOf = fieldOf;
    this.reads = reads;
    this.report = report;
  }

  /** A part whose value is used; a field that has none for formulas is refused. */
  value(node: Node): Typed {
    const part = this.part(node);
    if (part.kind !== 'opaque') return part;
    this.report(mistakeAt(part, 'cannotBeRead', { label: part.label ?? '' }));
    return mistaken(node);
  }

  private part(node: Node): Typed {
    if (node.kind === 'literal') return literal(node, node.value);
    if (node.kind === 'field') return this.field(node);
    if (node.kind === 'prefix') return this.prefix(node);
    if (node.kind === 'infix') return this.infix(node);
    const called = formulaFunctions[node.name] ?? byChineseName.get(node.name);
    if (!called) {
      this.report(unknownFunction(node.named, node.name));
      for (const one of node.of) this.value(one);
      return mistaken(node);
    }
    const opaqueAllowed = called.takes.some(({ anything }) => anything);
    const given = node.of.map((one) => (opaqueAllowed ? this.part(one) : this.value(one)));
    const call = compileCall(called, node, given, this.report);
    if (call && node.of.length > 1 && given[0]?.kind === 'list' && given[1]?.literal !== undefined)
      checkValue(given[0], given[1], given[1].literal, this.report);
    return call ?? mistaken(node);
  }

  private field(node: Node & { kind: 'field' }): Typed {
    const { name } = node;
    if (isChanging(name)) return this.refuse(node, 'notToday', name);
    if (name.includes('.')) return this.refuse(node, 'beyond', name);
    const field = this.fieldOf(name);
    if (field === 'itself') return this.refuse(node, 'ownField', name);
    if (field === undefined)
      return this.refuse(
        node,
        formulaFunctions[name] || byChineseName.has(name) ? 'missingBracket' : 'unknownField',
        name,
      );
    if ('unreadable' in field) {
      this.report(mistakeAt(node, 'unreadableField', { label: field.unreadable }));
      return mistaken(node);
    }
    this.reads.add(name);
    const { from, to } = node;
    const reckoning = reckoningOf(field);
    const { label } = field;
    if (!reckoning) return { kind: 'opaque', run: (record) => record[name] ?? null, label, from, to };
    const choices = (field.result ?? field).choices;
    const run: Typed['run'] = (record) => {
      const value = record[name] ?? null;
      return value === null || value === '' ? null : reckoning.read(value);
    };
    return { kind: reckoning.kind, run, label, choices, from, to };
  }

  private refuse(node: Span, mistake: Parameters<typeof mistakeAt>[1], name: string): Typed {
    this.report(mistakeAt(node, mistake, { name: name.slice(0, 60) }));
    return mistaken(node);
  }

  private prefix(node: Node & { kind: 'prefix' }): Typed {
    const of = this.value(node.of);
    const { from, to } = node;
    const kind = node.sign === 'not' ? 'boolean' : 'number';
    if (!fitted(of, [kind])) {
      this.report(mistakeAt(of, 'wrongKind', { wanted: kindName(kind), kind: kindName(of.kind) }));
      return mistaken(node);
    }
    const apply = prefixes[node.sign] as (value: unknown) => unknown;
    return { kind, run: (record) => apply(of.run(record)), from, to };
  }

  private infix(node: Node & { kind: 'infix' }): Typed {
    const left = this.value(node.left);
    const right = this.value(node.right);
    const sign = joined(node.sign, node.signed, left, right, this.report);
    if (!sign) return mistaken(node);
    const { from, to } = node;
    return { kind: sign.kind, run: (record) => sign.run(left.run(record), right.run(record)), from, to };
  }
}

const prefixes: Record<string, (value: unknown) => unknown> = {
  not: (value) => value !== true,
  '-': (value) => (value === null ? null : (value as Decimal).neg()),
  '+': (value) => value,
};

/** Words for what changes without anybody saving the record. */
const changing = new Set(['today', 'now', '今天', '现在', '今日']);

function isChanging(name: string): boolean {
  return changing.has(name.toLowerCase());
}

function unknownFunction(at: Span, name: string): FormulaMistake {
  const known = isChanging(name) ? 'notToday' : 'unknownFunction';
  return mistakeAt(at, known, { name: name.slice(0, 60) });
}

const byChineseName = new Map(Object.values(formulaFunctions).map((one) => [one.zh, one]));

function mistaken({ from, to }: Span): Typed {
  return { kind: 'mistaken', run: () => null, from, to };
}

function literal({ from, to }: Span, value: LiteralValue): Typed {
  if ('number' in value) {
    const number = new Decimal(value.number);
    return { kind: 'number', run: () => number, from, to };
  }
  if ('text' in value) return { kind: 'text', run: () => value.text || null, literal: value.text, from, to };
  if ('truth' in value) return { kind: 'boolean', run: () => value.truth, from, to };
  return { kind: 'nothing', run: () => null, from, to };
}
