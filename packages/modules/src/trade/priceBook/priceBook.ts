import {
  boolean,
  condition,
  currency,
  date,
  defineModule,
  integer,
  lines,
  links,
  longText,
  type RecordOf,
  text,
} from '@gejie/core';
import { responsible } from '../shared/responsible.ts';

/** Prices for some customers, for a time; who a book is for decides it, never the salesperson. INV-04 */
export const priceBook = defineModule('priceBook', {
  label: '价格表',
  en: 'Price book',
  unit: '份',
  area: 'trade',
  icon: 'rate',
  number: 'PB-{0000}',
  title: 'name',
  ownership: 'none',
  writtenWith: 'catalogue',
  fields: {
    name: text('价格表名称', { en: 'Name', required: true, max: 80, search: 'name', index: true }),
    position: integer('次序', {
      en: 'Order',
      required: true,
      min: 1,
      max: 999_999,
      default: 10,
      hint: {
        zh: '客户适用多份时，从小到大取第一份有此产品的',
        en: 'When several are for a customer, the first that has the product counts, from small to large',
      },
    }),
    active: boolean('启用', { default: true }),
    currency: currency('币种', { default: '$companyCurrency', required: true }),
    validFrom: date('生效日期', { en: 'Valid from', index: true }),
    validUntil: date('失效日期', {
      en: 'Valid until',
      index: true,
      hint: { zh: '含当日', en: 'That day included' },
    }),
    customers: condition('适用客户', {
      en: 'For customers where',
      over: 'account',
      hint: {
        zh: '按级别、类型、地区等；与指定客户都留空则适用于所有客户',
        en: 'By grade, type, region or whatever else; empty, with no customers named: for everybody',
      },
    }),
    accounts: links('account', '指定客户', {
      en: 'Named customers',
      hint: { zh: '列出的客户一定适用', en: 'Those named here, whatever the condition says' },
    }),
    lines: lines('价格', {
      en: 'Prices',
      targets: ['product', 'service'],
      leavesOpen: true,
      hint: {
        zh: '数量为起订数量；填单价，或只填折扣（按目录价）',
        en: 'Quantity: from how many on. Give a price, or only a discount off the list price',
      },
    }),
    ...responsible,
    description: longText('说明', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['position', 'currency', 'validFrom', 'validUntil', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'currency',
          'position',
          'validFrom',
          'validUntil',
          'active',
          'owner',
          'department',
        ],
      },
      customers: {
        label: '适用客户',
        en: 'Customers',
        fields: [
          { field: 'customers', width: 'full' },
          { field: 'accounts', width: 'full' },
        ],
      },
      prices: { label: '价格', en: 'Prices', fields: [{ field: 'lines', width: 'full' }] },
      more: { label: '说明', en: 'Notes', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['name', 'currency', 'position', 'validFrom', 'validUntil', 'customers'],
  },
  list: ['name', 'position', 'currency', 'customers', 'validFrom', 'validUntil', 'active'],
  sort: 'position',
  views: {
    all: { label: '启用的价格表', en: 'In use', where: { active: true }, default: true },
    past: {
      label: '已过期',
      en: 'Past',
      where: { active: true, validUntil: { lt: '$today' } },
      sort: '-validUntil',
    },
    retired: { label: '已停用', en: 'Not in use', where: { active: false } },
  },
});

export type PriceBook = RecordOf<typeof priceBook>;
