import { Invalid, type Issue } from '../messages/invalid.ts';
import type { FieldDefinition, ValueContext } from './fieldType.ts';

/** Monday morning in Hangzhou. */
export const context: ValueContext = {
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  now: new Date('2026-11-23T02:00:00Z'),
};

/** What a request's value becomes, or the code of what is wrong with it. */
export function parsed(field: FieldDefinition, input: unknown, at: ValueContext = context): unknown {
  return orCode(() => field.type.parse(input, field, at));
}

/** What a spreadsheet's cell becomes. */
export function imported(field: FieldDefinition, text: string, at: ValueContext = context): unknown {
  return orCode(() => field.type.parse(field.type.fromText(text, field, at), field, at));
}

export function shown(field: FieldDefinition, value: unknown, at: ValueContext = context): string {
  return field.type.format(value, field, at);
}

function orCode(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Invalid) return `! ${error.issue.code}`;
    throw error;
  }
}

export function issueOf(run: () => unknown): Issue {
  try {
    run();
  } catch (error) {
    if (error instanceof Invalid) return error.issue;
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** Everything that JSON can say and a client may send by mistake or by malice. */
export const nonsense: unknown[] = [
  true,
  false,
  0,
  -1,
  1.5,
  1e300,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  '',
  ' ',
  'abc',
  '😀',
  '𠮷',
  '\ud842',
  'a\u0000b',
  '<script>alert(1)</script>',
  "'; drop table account; --",
  'x'.repeat(300_000),
  '9'.repeat(1000),
  [],
  [1, 'a', null],
  [[[]]],
  {},
  { id: {} },
  { toString: 1, valueOf: 1 },
  { toString: null },
  JSON.parse('{"__proto__": {"x": 1}}'),
  { id: 'drop' },
];
