import { type FieldIssue, Invalid, type MessageCode, messages, quoted } from '@gejie/core';
import type { z } from 'zod';

/** zod's finding in the words of our catalogue, so that it can be said in both languages. */
export function issuesOf(issue: z.core.$ZodIssue): FieldIssue[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...new Invalid('unknownField', { field: key.slice(0, 60) }).issue,
      field: field ? `${field}.${key}` : key,
    }));
  }
  return [{ ...translate(issue).issue, field }];
}

function translate(issue: z.core.$ZodIssue): Invalid {
  if (Object.hasOwn(messages, issue.message))
    return new Invalid(issue.message as MessageCode, { value: quoted(issue.input) });
  if (issue.input === undefined || issue.input === null) return new Invalid('required');
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum);
    return sizes[issue.origin]?.big(max, issue.input) ?? new Invalid('tooLarge', { max });
  }
  if (issue.code === 'too_small') {
    const min = Number(issue.minimum);
    return sizes[issue.origin]?.small(min) ?? new Invalid('tooSmall', { min });
  }
  if (issue.code === 'invalid_type') return new Invalid(expectations[issue.expected] ?? 'notText');
  if (issue.code === 'invalid_value') return new Invalid('notChoice', { value: quoted(issue.input) });
  if (issue.code === 'invalid_format' && issue.format === 'email') return new Invalid('notEmail');
  if (issue.code === 'invalid_format' && issue.format === 'url') return new Invalid('notUrl');
  return new Invalid(issue.code === 'invalid_format' ? 'notText' : 'notShape');
}

/** What is wrong with the size of a text or list; of anything else its value is meant. */
const sizes: Record<string, { big(max: number, input: unknown): Invalid; small(min: number): Invalid }> = {
  string: {
    big: (max, input) => new Invalid('tooLong', { max, length: String(input).length }),
    small: (min) => (min <= 1 ? new Invalid('required') : new Invalid('tooShort', { min })),
  },
  array: {
    big: (max) => new Invalid('tooMany', { max }),
    small: () => new Invalid('required'),
  },
};

const expectations: Record<string, MessageCode> = {
  string: 'notText',
  number: 'notNumber',
  int: 'notWhole',
  boolean: 'notBoolean',
  array: 'notList',
  object: 'notShape',
  record: 'notShape',
};
