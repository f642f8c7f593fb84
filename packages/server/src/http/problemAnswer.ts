import { Invalid, inLanguage, type Language, messageOf, type Problem } from '@gejie/core';
import { databaseFailure } from '../database/databaseErrors.ts';
import { filterProblem, invalid, ProblemError, type ProblemKind, problemKinds } from '../problem.ts';

/** Anything thrown while a request is served, as what the client is to be told; null when the fault is ours. */
export function problemOf(thrown: unknown): ProblemError | null {
  const error = filterProblem(thrown);
  if (error instanceof ProblemError) return error;
  if (error instanceof Invalid) return invalid([{ ...error.issue, field: '' }]);
  const failure = databaseFailure(error);
  if (failure) return failures[failure]();
  return isClientError(error) ? new ProblemError(kindOfStatus[error.statusCode] ?? 'malformed') : null;
}

const failures = {
  unavailable: () =>
    new ProblemError('unavailable', {
      zh: '数据库暂时无法使用，请稍后再试',
      en: 'The database can’t be reached right now; please try again shortly',
    }),
  busy: () =>
    new ProblemError('state', {
      zh: '他人正在修改同一数据，请重试',
      en: 'Somebody else is changing the same data; please try again',
    }),
  data: () =>
    new ProblemError('malformed', {
      zh: '请求中含有无法保存的内容',
      en: 'The request holds something that can’t be stored',
    }),
};

/** Statuses by which Fastify and its plugins refuse requests. */
const kindOfStatus: Record<number, ProblemKind> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  406: 'wrongType',
  413: 'tooLarge',
  414: 'notFound',
  415: 'wrongType',
  429: 'tooMany',
};

function isClientError(error: unknown): error is Error & { statusCode: number } {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500;
}

/** The document of RFC 9457 in the reader's language. */
export function problemDocument(
  problem: ProblemError,
  language: Language,
): Problem & Record<string, unknown> {
  const { status, title } = problemKinds[problem.kind];
  const errors = problem.issues.map((issue) => ({
    field: issue.field,
    code: issue.code,
    message: messageOf(issue, language),
  }));
  return {
    type: problemType(problem.kind),
    title: inLanguage(title, language),
    status,
    detail: inLanguage(problem.detail, language),
    errors,
    ...problem.members,
  };
}

export function problemType(kind: ProblemKind): string {
  return `urn:gejie:problem:${kind}`;
}

/** For faults of ours: nothing but a number under which the log tells more. */
export function faultDocument(requestId: string, language: Language): Problem {
  const detail = {
    zh: `服务器出现意外错误，请联系管理员并告知编号 ${requestId}`,
    en: `The server ran into an unexpected error; please tell your administrator the number ${requestId}`,
  };
  const title = { zh: '服务器内部错误', en: 'Internal server error' };
  return {
    type: 'urn:gejie:problem:fault',
    title: inLanguage(title, language),
    status: 500,
    detail: inLanguage(detail, language),
    errors: [],
  };
}
