import type { AnsweredRecord, FieldProblem, Problem } from '@gejie/core';

/** Why a request failed: what the server said (RFC 9457), or that it could not be reached (`status` 0). */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get fieldProblems(): FieldProblem[] {
    return this.problem.errors;
  }
}

/** The record as others have left it, when `error` says that a save met their change; else undefined. */
export function currentOf(error: unknown): AnsweredRecord | undefined {
  return error instanceof ApiProblem && error.status === 409 ? error.problem.current : undefined;
}

/** Whether asking again may help: the network, the server or its load is at fault, not the request. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status === 429 || error.status >= 500;
}
