import { boolean } from '../fields/boolean.ts';
import { choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import { dateTime } from '../fields/dateTime.ts';
import { link } from '../fields/link.ts';
import { linkAny } from '../fields/linkAny.ts';
import { money } from '../fields/money.ts';
import { multiChoice } from '../fields/multiChoice.ts';
import { secret } from '../fields/secret.ts';
import { text } from '../fields/text.ts';
import { user } from '../fields/user.ts';
import { defineModule } from '../module/moduleDefinition.ts';
import { Registry } from '../module/registry.ts';
import { evaluate, type Lookup } from './evaluate.ts';
import { type FilterContext, InvalidFilter, parseFilter } from './parseFilter.ts';

const person = defineModule('user', {
  label: '员工',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: { name: text('姓名', { required: true }), boss: user('上级'), password: secret('密码') },
  list: ['name'],
});
const department = defineModule('department', {
  label: '部门',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: { name: text('名称', { required: true }) },
  list: ['name'],
});
const firm = defineModule('firm', {
  label: '公司',
  area: 'sales',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    parent: link('firm', '上级'),
    size: choice('规模', { small: '小', large: '大' }),
  },
  list: ['name'],
});
const deal = defineModule('deal', {
  label: '商机',
  area: 'sales',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    firm: link('firm', '公司'),
    stage: choice('阶段', { open: '进行中', won: '赢单', lost: '丢单' }),
    tags: multiChoice('标签', { a: '甲', b: '乙' }),
    amount: money('金额'),
    closeDate: date('日期'),
    calledAt: dateTime('联系时间'),
    urgent: boolean('紧急'),
    about: linkAny(['firm', 'user'], '相关'),
  },
  list: ['name'],
});

export const registry = new Registry([person, department, firm, deal]);
export const dealModule = registry.module('deal');

/** Wang, of department 3, on a Monday morning in Hangzhou; the fiscal year begins in April. */
export const asker: FilterContext = {
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  now: new Date('2026-11-23T02:00:00Z'),
  fiscalYearStart: 4,
  me: 7,
  myDepartment: 3,
  myTeam: [7, 8, 9],
};

/** Whether a deal fulfils a filter as a request would give it. */
export function fits(filter: unknown, record: object, lookup: Lookup = () => null, context = asker): boolean {
  const condition = parseFilter(filter, dealModule, registry, context);
  return evaluate(condition, record as Record<string, unknown>, lookup);
}

/** Where and why a filter is refused. */
export function refusalOf(filter: unknown, context = asker): string {
  try {
    parseFilter(filter, dealModule, registry, context);
  } catch (error) {
    if (error instanceof InvalidFilter) return `${error.path}: ${error.invalid.issue.code}`;
    throw error;
  }
  return 'taken';
}
