import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

type TransferParts = Pick<Services, 'jobs' | 'imports'>;

function missing(): never {
  throw new ProblemError('state', { zh: '尚不可用', en: 'Not there yet' });
}

/** Placeholder while the parts are being written. */
export function transferParts(): TransferParts {
  const jobs = {
    enqueue: missing,
    get: missing,
    mine: missing,
    cancel: missing,
    undo: missing,
    bulk: missing,
  };
  return { jobs, imports: { start: missing } };
}
