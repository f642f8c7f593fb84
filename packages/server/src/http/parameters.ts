import { type BilingualText, type FieldIssue, Invalid, type JsonSchema, parseId } from '@gejie/core';
import { issueAt, ProblemError } from '../problem.ts';
import { parseJson } from './json.ts';

/** One parameter of the query string: how its text is read and how OpenAPI describes it. */
export interface Parameter<T> {
  /** @throws Invalid */
  read(text: string): T;
  schema: JsonSchema;
  about: BilingualText;
}

export type Parameters = Record<string, Parameter<unknown>>;
export type ParsedParameters<P extends Parameters> = { [K in keyof P]?: ReturnType<P[K]['read']> };

/**
 * Reads a query string strictly: what is unknown, repeated or malformed is refused, so that a mistyped parameter is not
 * mistaken for one that holds.
 * @throws ProblemError malformed
 */
export function readParameters<P extends Parameters>(query: unknown, known: P): ParsedParameters<P> {
  const parsed: Record<string, unknown> = {};
  const issues: FieldIssue[] = [];
  for (const [name, given] of Object.entries(query as Record<string, string | string[]>)) {
    try {
      parsed[name] = readOne(Object.hasOwn(known, name) ? known[name] : undefined, name, given);
    } catch (error) {
      issues.push(issueAt(name.slice(0, 60), error));
    }
  }
  if (issues.length > 0) {
    throw new ProblemError(
      'malformed',
      { zh: '地址中的参数有误', en: 'A parameter of the address is wrong' },
      issues,
    );
  }
  return parsed as ParsedParameters<P>;
}

/** Reads some of the headers as strictly. @throws ProblemError malformed */
export function readHeaders<P extends Parameters>(
  headers: Record<string, string | string[] | undefined>,
  known: P,
): ParsedParameters<P> {
  const given = Object.keys(known).flatMap((name) =>
    headers[name] === undefined ? [] : [[name, headers[name]] as const],
  );
  return readParameters(Object.fromEntries(given), known);
}

function readOne(parameter: Parameter<unknown> | undefined, name: string, given: string | string[]): unknown {
  if (!parameter) throw new Invalid('unknownParameter', { field: name.slice(0, 60) });
  if (typeof given !== 'string') throw new Invalid('repeatedParameter', { field: name });
  if (given.includes('\0')) throw new Invalid('nulCharacter');
  return given === '' ? undefined : parameter.read(given);
}

export function textParameter(about: BilingualText, max = 200): Parameter<string> {
  return {
    about,
    schema: { type: 'string', maxLength: max },
    read: (text) => {
      if (text.length > max) throw new Invalid('tooLong', { max, length: text.length });
      return text;
    },
  };
}

export function numberParameter(about: BilingualText, min: number, max: number): Parameter<number> {
  return {
    about,
    schema: { type: 'integer', minimum: min, maximum: max },
    read: (text) => {
      if (!/^-?\d{1,15}$/.test(text)) throw new Invalid('notWhole');
      const number = Number(text);
      if (number < min) throw new Invalid('tooSmall', { min });
      if (number > max) throw new Invalid('tooLarge', { max });
      return number;
    },
  };
}

const flags: Record<string, boolean> = { '1': true, true: true, '0': false, false: false };

export function flagParameter(about: BilingualText): Parameter<boolean> {
  return {
    about,
    schema: { type: 'integer', enum: [0, 1] },
    read: (text) => {
      const flag = Object.hasOwn(flags, text) ? flags[text] : undefined;
      if (flag === undefined) throw new Invalid('notFlag');
      return flag;
    },
  };
}

export function choiceParameter<const C extends string>(
  about: BilingualText,
  choices: readonly C[],
): Parameter<C> {
  return {
    about,
    schema: { type: 'string', enum: [...choices] },
    read: (text) => {
      const choice = choices.find((candidate) => candidate === text);
      if (!choice) throw new Invalid('notChoice', { value: text.slice(0, 60) });
      return choice;
    },
  };
}

/** What a client makes up so that the same write, asked for twice, is done once (draft-ietf-httpapi-idempotency-key-header). */
export function keyParameter(about: BilingualText): Parameter<string> {
  const pattern = '^[\\w.:-]{8,100}$';
  return {
    about,
    schema: { type: 'string', pattern },
    read: (text) => {
      if (!new RegExp(pattern).test(text)) throw new Invalid('notKey');
      return text;
    },
  };
}

/** `a,b,c` */
export function listParameter(about: BilingualText, most = 200): Parameter<string[]> {
  return {
    about,
    schema: { type: 'string', maxLength: 10_000, description: 'comma separated' },
    read: (text) => {
      const parts = text.split(',');
      if (parts.length > most) throw new Invalid('tooMany', { max: most });
      return parts;
    },
  };
}

export function jsonParameter(about: BilingualText): Parameter<unknown> {
  return {
    about,
    schema: { type: 'string', contentMediaType: 'application/json' },
    read: (text) => {
      try {
        return parseJson(text);
      } catch {
        throw new Invalid('notJson');
      }
    },
  };
}

/** `own,team`: some of these, each once. */
export function choicesParameter<const C extends string>(
  about: BilingualText,
  choices: readonly C[],
): Parameter<C[]> {
  const one = choiceParameter(about, choices);
  return {
    about,
    schema: { type: 'string', maxLength: 1000, description: `comma separated: ${choices.join(', ')}` },
    read: (text) => [...new Set(text.split(',').map((part) => one.read(part)))],
  };
}

/** `7,9` */
export function idsParameter(about: BilingualText, most: number): Parameter<number[]> {
  const list = listParameter(about, most);
  return { ...list, read: (text) => [...new Set(list.read(text).map(parseId))] };
}

/** An instant with its zone: 2026-11-23T09:30:00Z */
export function instantParameter(about: BilingualText): Parameter<string> {
  return {
    about,
    schema: { type: 'string', format: 'date-time' },
    read: (text) => {
      const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
      const instant = new Date(text);
      if (!zoned || Number.isNaN(instant.getTime())) throw new Invalid('notDateTime');
      return instant.toISOString();
    },
  };
}
