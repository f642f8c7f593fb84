import { boolean } from '../fields/boolean.ts';
import { choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import { dateTime } from '../fields/dateTime.ts';
import { decimal } from '../fields/decimal.ts';
import type { FieldDefinition } from '../fields/fieldType.ts';
import { integer } from '../fields/integer.ts';
import { link } from '../fields/link.ts';
import { money } from '../fields/money.ts';
import { multiChoice } from '../fields/multiChoice.ts';
import { percent } from '../fields/percent.ts';
import { rollup } from '../fields/rollup.ts';
import { text } from '../fields/text.ts';
import { parseFormula } from './parseFormula.ts';

/** The fields of a deal, one of each kind that formulas tell apart. */
export const dealFields: Record<string, FieldDefinition> = {
  name: text('名称'),
  stage: choice('阶段', { open: '进行中', won: '赢单', lost: { label: '丢单', en: 'Lost' } }),
  kinds: multiChoice('类别', { goods: '货物', service: '服务' }),
  amount: money('金额'),
  rate: decimal('汇率', { scale: 6 }),
  count: integer('数量'),
  chance: percent('概率'),
  urgent: boolean('紧急'),
  signedOn: date('签约日'),
  dueOn: date('到期日'),
  openedAt: dateTime('开始'),
  closedAt: dateTime('结束'),
  account: link('account', '客户'),
  orders: rollup('订单数', integer(''), { of: 'order', by: 'deal', count: true }),
};

const results: Record<string, FieldDefinition> = {
  decimal: decimal('', { scale: 10 }),
  money: money(''),
  percent: percent(''),
  integer: integer(''),
  text: text(''),
  date: date(''),
  boolean: boolean(''),
};

/** What a formula comes to over a record. @throws Error with its mistakes */
export function worked(text: string, record: Record<string, unknown> = {}, result = 'decimal'): unknown {
  const { formula, mistakes } = read(text, result);
  if (!formula) throw new Error(mistakes.map(({ message }) => message.en).join('; '));
  return formula.compute(record);
}

/** Where the mistakes of a formula are, and what they say in Chinese: `6–9 没有名为“amt”的字段`. */
export function mistakes(text: string, result = 'decimal'): string[] {
  return read(text, result).mistakes.map(({ from, to, message }) => `${from}–${to} ${message.zh}`);
}

function read(text: string, result: string) {
  return parseFormula(text, (name) => dealFields[name], results[result] as FieldDefinition);
}
