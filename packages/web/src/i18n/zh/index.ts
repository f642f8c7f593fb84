import { frame } from './frame.ts';
import { problem } from './problem.ts';

/** One file per part of the screens; keys begin with the part's name. `en/` has the same files with the same keys. */
export const zh = { ...frame, ...problem };
