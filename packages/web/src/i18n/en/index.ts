import type { zh } from '../zh/index.ts';
import { board } from './board.ts';
import { conflict } from './conflict.ts';
import { fields } from './fields.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { importing } from './import.ts';
import { problem } from './problem.ts';
import { record } from './record.ts';

export const en: Record<keyof typeof zh, string> = {
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
