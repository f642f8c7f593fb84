import { board } from './board.ts';
import { conflict } from './conflict.ts';
import { fields } from './fields.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { importing } from './import.ts';
import { problem } from './problem.ts';
import { record } from './record.ts';

/** One file per part of the screens; keys begin with the part's name. `en/` has the same files with the same keys. */
export const zh = {
  ...board,
  ...conflict,
  ...fields,
  ...form,
  ...frame,
  ...help,
  ...importing,
  ...problem,
  ...record,
};
