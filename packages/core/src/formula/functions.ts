import { addToDay } from '../fields/calendar.ts';
import { Decimal } from '../fields/exactDecimal.ts';
import type { ReckoningKind } from '../fields/reckoning.ts';
import { characterCount, foldCase } from '../fields/textValue.ts';
import type { BilingualText } from '../messages/label.ts';
import { compare } from './compare.ts';
import { writableKinds } from './typed.ts';

/** What a function takes in one place. */
export interface FormulaParameter {
  kinds: readonly ReckoningKind[];
  /** Of one kind with the others so marked. */
  alike?: true;
  /** Turned into a text first. */
  written?: true;
  /** Also a field of which nothing but that can be asked. */
  anything?: true;
}

export interface FormulaFunction {
  /** Chinese name, as good as the English one. */
  zh: string;
  /** How it is written, for the editor's help and in mistakes. */
  usage: BilingualText;
  about: BilingualText;
  takes: readonly FormulaParameter[];
  /** How many of the last may be left out. */
  optional?: number;
  /** The last may be given again and again. */
  repeats?: true;
  gives: ReckoningKind | 'alike';
  /** Is asked also with empty values; otherwise what takes an empty value gives one. */
  meetsEmpty?: true;
  run(...values: never[]): unknown;
}

const number: FormulaParameter = { kinds: ['number'] };
const text: FormulaParameter = { kinds: ['text'] };
const day: FormulaParameter = { kinds: ['date'] };
const truth: FormulaParameter = { kinds: ['boolean'] };
const every = ['number', 'text', 'choice', 'list', 'boolean', 'date', 'dateTime', 'time'] as const;
const moment: FormulaParameter = { kinds: ['date', 'dateTime'], alike: true };
const ordered: FormulaParameter = { kinds: ['number', 'date', 'dateTime', 'time'], alike: true };
const alike: FormulaParameter = {
  kinds: ['number', 'text', 'boolean', 'date', 'dateTime', 'time'],
  alike: true,
};
const piece: FormulaParameter = { kinds: writableKinds, written: true };

const milliseconds = 86_400_000;
const mostPlaces = 20;
/** Beyond these years there are no dates anyhow. */
const mostDays = 4_000_000;

/** Functions of formulas by their English names, in the order the editor offers them. */
export const formulaFunctions: Readonly<Record<string, FormulaFunction>> = {
  if: {
    zh: '如果',
    usage: { zh: 'if(条件, 值, 否则的值)', en: 'if(condition, value, otherwise)' },
    about: {
      zh: '条件成立时取前一个值，否则取后一个',
      en: 'The first value where the condition is true, else the second',
    },
    takes: [truth, alike, alike],
    optional: 1,
    gives: 'alike',
    meetsEmpty: true,
    run: (condition: unknown, value: unknown, otherwise: unknown = null) =>
      condition === true ? value : otherwise,
  },
  empty: {
    zh: '为空',
    usage: { zh: 'empty(字段)', en: 'empty(field)' },
    about: { zh: '是否没有填写', en: 'Whether nothing is filled in' },
    takes: [{ kinds: every, anything: true }],
    gives: 'boolean',
    meetsEmpty: true,
    run: (value: unknown) => value === null || (Array.isArray(value) && value.length === 0),
  },
  ifEmpty: {
    zh: '空值取',
    usage: { zh: 'ifEmpty(值, 替代值)', en: 'ifEmpty(value, instead)' },
    about: { zh: '值为空时用替代值', en: 'The value, or the other where it is empty' },
    takes: [alike, alike],
    gives: 'alike',
    meetsEmpty: true,
    run: (value: unknown, instead: unknown) => value ?? instead,
  },
  round: {
    zh: '四舍五入',
    usage: { zh: 'round(数字, 小数位数)', en: 'round(number, places)' },
    about: { zh: '四舍五入，不写位数则取整', en: 'Rounded half up; to whole numbers without places' },
    takes: [number, number],
    optional: 1,
    gives: 'number',
    run: (value: Decimal, places?: Decimal) => rounded(value, places),
  },
  floor: {
    zh: '向下取整',
    usage: { zh: 'floor(数字)', en: 'floor(number)' },
    about: { zh: '不大于它的最大整数', en: 'The largest whole number that is not more' },
    takes: [number],
    gives: 'number',
    run: (value: Decimal) => value.floor(),
  },
  ceil: {
    zh: '向上取整',
    usage: { zh: 'ceil(数字)', en: 'ceil(number)' },
    about: { zh: '不小于它的最小整数', en: 'The smallest whole number that is not less' },
    takes: [number],
    gives: 'number',
    run: (value: Decimal) => value.ceil(),
  },
  abs: {
    zh: '绝对值',
    usage: { zh: 'abs(数字)', en: 'abs(number)' },
    about: { zh: '去掉正负号', en: 'Without its sign' },
    takes: [number],
    gives: 'number',
    run: (value: Decimal) => value.abs(),
  },
  min: {
    zh: '最小',
    usage: { zh: 'min(a, b, …)', en: 'min(a, b, …)' },
    about: { zh: '其中最小（最早）的，空值不算', en: 'The least or earliest of those filled in' },
    takes: [ordered, ordered],
    repeats: true,
    gives: 'alike',
    meetsEmpty: true,
    run: (...values: unknown[]) => extreme(values, -1),
  },
  max: {
    zh: '最大',
    usage: { zh: 'max(a, b, …)', en: 'max(a, b, …)' },
    about: { zh: '其中最大（最晚）的，空值不算', en: 'The most or latest of those filled in' },
    takes: [ordered, ordered],
    repeats: true,
    gives: 'alike',
    meetsEmpty: true,
    run: (...values: unknown[]) => extreme(values, 1),
  },
  days: {
    zh: '天数',
    usage: { zh: 'days(起, 止)', en: 'days(from, to)' },
    about: { zh: '从前一日期到后一日期有几天', en: 'How many days from the first to the second' },
    takes: [moment, moment],
    gives: 'number',
    run: (from: string, to: string) => new Decimal(Date.parse(to) - Date.parse(from)).div(milliseconds),
  },
  addDays: {
    zh: '加天数',
    usage: { zh: 'addDays(日期, 天数)', en: 'addDays(date, days)' },
    about: { zh: '若干天之后的日期', en: 'The date so many days later' },
    takes: [day, number],
    gives: 'date',
    run: (from: string, days: Decimal) => moved(from, days, 'day'),
  },
  addMonths: {
    zh: '加月数',
    usage: { zh: 'addMonths(日期, 月数)', en: 'addMonths(date, months)' },
    about: { zh: '若干月之后的日期', en: 'The date so many months later' },
    takes: [day, number],
    gives: 'date',
    run: (from: string, months: Decimal) => moved(from, months, 'month'),
  },
  year: {
    zh: '年',
    usage: { zh: 'year(日期)', en: 'year(date)' },
    about: { zh: '日期的年份', en: 'The year of a date' },
    takes: [day],
    gives: 'number',
    run: (date: string) => new Decimal(date.slice(0, 4)),
  },
  month: {
    zh: '月',
    usage: { zh: 'month(日期)', en: 'month(date)' },
    about: { zh: '日期的月份，1 至 12', en: 'The month of a date, 1 to 12' },
    takes: [day],
    gives: 'number',
    run: (date: string) => new Decimal(date.slice(5, 7)),
  },
  day: {
    zh: '日',
    usage: { zh: 'day(日期)', en: 'day(date)' },
    about: { zh: '日期是当月几日', en: 'The day of the month' },
    takes: [day],
    gives: 'number',
    run: (date: string) => new Decimal(date.slice(8, 10)),
  },
  concat: {
    zh: '拼接',
    usage: { zh: 'concat(a, b, …)', en: 'concat(a, b, …)' },
    about: {
      zh: '把几个值接成一段文字，空值略过',
      en: 'The values joined to one text; empty ones are left out',
    },
    takes: [piece],
    repeats: true,
    gives: 'text',
    meetsEmpty: true,
    run: (...values: (string | null)[]) => values.join('') || null,
  },
  length: {
    zh: '长度',
    usage: { zh: 'length(文字)', en: 'length(text)' },
    about: { zh: '有几个字；空值为 0', en: 'How many characters it has; 0 when empty' },
    takes: [text],
    gives: 'number',
    meetsEmpty: true,
    run: (value: string | null) => new Decimal(characterCount(value ?? '')),
  },
  left: {
    zh: '左边',
    usage: { zh: 'left(文字, 字数)', en: 'left(text, characters)' },
    about: { zh: '开头的几个字', en: 'Its first characters' },
    takes: [text, number],
    gives: 'text',
    run: (value: string, count: Decimal) => [...value].slice(0, wholeFrom0(count)).join('') || null,
  },
  right: {
    zh: '右边',
    usage: { zh: 'right(文字, 字数)', en: 'right(text, characters)' },
    about: { zh: '结尾的几个字', en: 'Its last characters' },
    takes: [text, number],
    gives: 'text',
    run: (value: string, count: Decimal) => {
      const characters = [...value];
      return characters.slice(Math.max(0, characters.length - wholeFrom0(count))).join('') || null;
    },
  },
  upper: {
    zh: '大写',
    usage: { zh: 'upper(文字)', en: 'upper(text)' },
    about: { zh: '字母变为大写', en: 'In capital letters' },
    takes: [text],
    gives: 'text',
    run: (value: string) => value.toUpperCase(),
  },
  lower: {
    zh: '小写',
    usage: { zh: 'lower(文字)', en: 'lower(text)' },
    about: { zh: '字母变为小写', en: 'In small letters' },
    takes: [text],
    gives: 'text',
    run: (value: string) => value.toLowerCase(),
  },
  contains: {
    zh: '包含',
    usage: { zh: 'contains(文字, 片段)', en: 'contains(text, part)' },
    about: {
      zh: '是否含有某段文字，或选中了某一项',
      en: 'Whether it has this part, or this choice is among them',
    },
    takes: [{ kinds: ['text', 'list'] }, text],
    gives: 'boolean',
    meetsEmpty: true,
    run: (value: string | string[] | null, part: string | null) => holds(value, part),
  },
};

function rounded(value: Decimal, places = new Decimal(0)): Decimal | null {
  const digits = places.trunc();
  if (digits.abs().gt(mostPlaces)) return null;
  if (!digits.isNegative()) return value.toDecimalPlaces(digits.toNumber(), Decimal.ROUND_HALF_UP);
  const unit = new Decimal(10).pow(digits.neg());
  return value.div(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(unit);
}

function extreme(values: readonly unknown[], direction: 1 | -1): unknown {
  return values.reduce(
    (best, value) =>
      best === null || (value !== null && compare(value, best) * direction > 0) ? value : best,
    null,
  );
}

function moved(from: string, amount: Decimal, unit: 'day' | 'month'): string | null {
  const whole = amount.trunc();
  if (whole.abs().gt(mostDays)) return null;
  const to = addToDay(from, whole.toNumber(), unit);
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(to) ? to : null;
}

function wholeFrom0(count: Decimal): number {
  return Math.max(0, Math.min(100_000, count.trunc().toNumber()));
}

function holds(value: string | string[] | null, part: string | null): boolean {
  if (value === null || part === null) return false;
  return Array.isArray(value) ? value.includes(part) : foldCase(value).includes(foldCase(part));
}
