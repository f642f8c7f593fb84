import type { problem as zh } from '../zh/problem.ts';

export const problem: Record<keyof typeof zh, string> = {
  'problem.unreachable': 'The server cannot be reached. Check your connection and try again.',
  'problem.server': 'Something went wrong on the server. Please try again later.',
  'problem.notFound': 'Not found: it may have been deleted, or you may not see it.',
  'problem.forbidden': 'You are not allowed to do this.',
  'problem.signedOut': 'Your session has ended. Please sign in again.',
  'problem.unknown': 'That did not work. Please try again.',
  'problem.retry': 'Try again',
};
