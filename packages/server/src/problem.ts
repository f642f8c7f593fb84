import {
  type BilingualText,
  type FieldIssue,
  Invalid,
  InvalidFilter,
  InvalidLines,
  type MessageCode,
  type MessageParameters,
  type Refusal,
} from '@gejie/core';

/** Kinds of refusal; each becomes one HTTP status and the last part of the problem's `type`. */
export const problemKinds = {
  malformed: { status: 400, title: { zh: '请求格式不正确', en: 'Malformed request' } },
  unauthenticated: { status: 401, title: { zh: '请先登录', en: 'Please sign in' } },
  secondFactor: { status: 401, title: { zh: '需要第二步验证', en: 'A second factor is needed' } },
  unfinished: { status: 403, title: { zh: '登录尚未完成', en: 'Signing in is not finished' } },
  forbidden: { status: 403, title: { zh: '没有权限', en: 'Not allowed' } },
  notFound: { status: 404, title: { zh: '找不到', en: 'Not found' } },
  conflict: { status: 409, title: { zh: '数据已被他人修改', en: 'Changed by somebody else' } },
  duplicate: { status: 409, title: { zh: '可能重复', en: 'Possible duplicate' } },
  state: { status: 409, title: { zh: '现在不能这样做', en: 'Not possible now' } },
  stale: { status: 412, title: { zh: '数据已被他人修改', en: 'Changed by somebody else' } },
  tooLarge: { status: 413, title: { zh: '内容过大', en: 'Too large' } },
  wrongType: { status: 415, title: { zh: '不支持的格式', en: 'Unsupported type' } },
  invalid: { status: 422, title: { zh: '有内容需要修改', en: 'Some values need attention' } },
  tooMany: { status: 429, title: { zh: '请求过于频繁', en: 'Too many requests' } },
  unavailable: { status: 503, title: { zh: '服务暂时不可用', en: 'Temporarily unavailable' } },
} as const satisfies Record<string, { status: number; title: BilingualText }>;

export type ProblemKind = keyof typeof problemKinds;

/** A refusal that a client is told of in its own language (RFC 9457). Anything else thrown is a fault of ours. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly detail: BilingualText;
  readonly issues: FieldIssue[];
  /** Further members of the problem document (`current`, `duplicates`). */
  readonly members: Record<string, unknown>;

  constructor(
    kind: ProblemKind,
    detail: BilingualText = problemKinds[kind].title,
    issues: FieldIssue[] = [],
    members: Record<string, unknown> = {},
  ) {
    super(`${kind}: ${detail.en}`);
    this.name = 'ProblemError';
    this.kind = kind;
    this.detail = detail;
    this.issues = issues;
    this.members = members;
  }
}

/** Values that don't fit their fields: 422 with a message at each. */
export function invalid(issues: FieldIssue[]): ProblemError {
  return new ProblemError('invalid', problemKinds.invalid.title, issues);
}

export function invalidField(
  field: string,
  code: MessageCode,
  parameters: MessageParameters = {},
): ProblemError {
  return invalid([{ field, code, parameters }]);
}

/** The record or page isn't there, or not for this caller: the two are not told apart. */
export function notFound(): ProblemError {
  return new ProblemError('notFound', {
    zh: '此记录不存在，或您无权查看',
    en: 'This does not exist, or you may not see it',
  });
}

export function unknownAddress(): ProblemError {
  return new ProblemError('notFound', { zh: '没有这个地址', en: 'There is nothing at this address' });
}

export function forbidden(): ProblemError {
  return new ProblemError('forbidden', { zh: '您的角色没有这项权限', en: 'Your roles do not allow this' });
}

/** Turns a mistake in a filter into a 400 that points at it; other errors pass through. */
export function filterProblem(error: unknown): unknown {
  if (!(error instanceof InvalidFilter)) return error;
  const issue = { ...error.invalid.issue, field: error.path || 'where' };
  return new ProblemError('malformed', { zh: '筛选条件有误', en: 'The filter is wrong' }, [issue]);
}

/** Collects an Invalid as an issue at `field`; rethrows anything else. */
export function issueAt(field: string, error: unknown): FieldIssue {
  if (error instanceof Invalid) return { ...error.issue, field };
  throw error;
}

/** The same of a value of many parts: one for each part at fault. */
export function issuesAt(field: string, error: unknown): FieldIssue[] {
  if (!(error instanceof InvalidLines)) return [issueAt(field, error)];
  return error.parts.map(({ path, issue }) => ({ ...issue, field: `${field}.${path}` }));
}

/** What an effect or an action refused, as its caller is told. */
export function refusalProblem({ text, field }: Refusal): ProblemError {
  if (field === null) return new ProblemError('state', text);
  return invalid([{ ...new Invalid('rule', { zh: text.zh, en: text.en }).issue, field }]);
}
