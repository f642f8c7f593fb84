import { type Field, field } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { textType } from './text.ts';
import { type FieldOption, searched } from './workshop.ts';

const counted: FieldOption = {
  kind: 'pattern',
  label: { zh: '编号格式', en: 'Pattern' },
  hint: {
    zh: '{0000} 为计数，{YYYY}、{YY}、{MM}、{DD} 为年、月、日，写了就每年、每月或每日重新计数；已有的记录没有编号',
    en: '{0000} counts, anew in each year, month or day that {YYYY}, {YY}, {MM}, {DD} name; records that are there get none',
  },
  required: true,
};

/** A number the system gives ("ACC-00218"); never written by a request. */
export const autoNumberType: FieldType<string> = {
  ...textType,
  name: 'autoNumber',
  label: { zh: '自动编号', en: 'Automatic number' },
  workshop: {
    example: { zh: '如 档案号 A-2026-0001', en: 'such as file number A-2026-0001' },
    options: { search: searched, default: counted },
  },
  computed: true,
  numbered: true,
  reckoning: plainReckoning('text', false),
};

/** @param pattern text what it looks like, see {@link formatNumber}: `OPP-{00000}` */
export function autoNumber(label: string, pattern: string, options: CommonOptions = {}): Field<string, true> {
  return field(autoNumberType, label, { ...options, default: pattern });
}
