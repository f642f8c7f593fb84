import type { zh } from '../zh/index.ts';
import { audit } from './audit.ts';
import { bin } from './bin.ts';
import { board } from './board.ts';
import { brief } from './brief.ts';
import { bulk } from './bulk.ts';
import { calendar } from './calendar.ts';
import { company } from './company.ts';
import { conflict } from './conflict.ts';
import { customer } from './customer.ts';
import { documents } from './documents.ts';
import { duplicates } from './duplicates.ts';
import { entrance } from './entrance.ts';
import { extensions } from './extensions.ts';
import { fields } from './fields.ts';
import { followUp } from './followUp.ts';
import { form } from './form.ts';
import { formula } from './formula.ts';
import { frame } from './frame.ts';
import { handOver } from './handOver.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { importing } from './import.ts';
import { jobs } from './jobs.ts';
import { layout } from './layout.ts';
import { lines } from './lines.ts';
import { list } from './list.ts';
import { mail } from './mail.ts';
import { mention } from './mention.ts';
import { merge } from './merge.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { pools } from './pools.ts';
import { print } from './print.ts';
import { problem } from './problem.ts';
import { promises } from './promises.ts';
import { record } from './record.ts';
import { rights } from './rights.ts';
import { security } from './security.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { tags } from './tags.ts';
import { views } from './views.ts';
import { wishes } from './wishes.ts';
import { workshop } from './workshop.ts';

export const en: Record<keyof typeof zh, string> = {
  ...board,
  ...calendar,
  ...company,
  ...conflict,
  ...customer,
  ...extensions,
  ...fields,
  ...followUp,
  ...form,
  ...formula,
  ...frame,
  ...handOver,
  ...help,
  ...importing,
  ...people,
  ...pools,
  ...mail,
  ...print,
  ...problem,
  ...promises,
  ...record,
  ...rights,
  ...audit,
  ...bin,
  ...brief,
  ...bulk,
  ...documents,
  ...duplicates,
  ...entrance,
  ...home,
  ...layout,
  ...lines,
  ...list,
  ...mention,
  ...merge,
  ...palette,
  ...security,
  ...settings,
  ...sharing,
  ...jobs,
  ...tags,
  ...views,
  ...wishes,
  ...workshop,
};
