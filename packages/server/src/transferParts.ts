import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

/** Placeholder while imports are being written. */
export function transferParts(): Pick<Services, 'imports'> {
  return {
    imports: {
      start() {
        throw new ProblemError('state', { zh: '尚不可用', en: 'Not there yet' });
      },
    },
  };
}
