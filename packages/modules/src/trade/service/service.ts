import {
  boolean,
  choice,
  defineModule,
  integer,
  link,
  longText,
  money,
  type RecordOf,
  text,
} from '@gejie/core';
import { largestPrice } from '../shared/largestPrice.ts';
import { responsible } from '../shared/responsible.ts';

/** Work the company sells, by the visit, the hour or a number of times; it is never in stock. INV-02 */
export const service = defineModule('service', {
  label: '服务项目',
  en: 'Service',
  unit: '项',
  area: 'trade',
  icon: 'service',
  number: 'SRV-{0000}',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'catalogue',
  fields: {
    name: text('服务名称', { en: 'Name', required: true, max: 160, search: 'name', index: true }),
    code: text('服务编码', { en: 'Code', max: 60, unique: true, search: true }),
    category: link('productCategory', '分类', {
      onDelete: 'restrict',
      backlink: 'services',
      backlinkLabel: { zh: '服务项目', en: 'Services' },
    }),
    unit: choice(
      '计价单位',
      {
        visit: { label: '次', en: 'Visit' },
        hour: { label: '小时', en: 'Hour' },
        day: { label: '天', en: 'Day' },
        month: { label: '月', en: 'Month' },
        year: { label: '年', en: 'Year' },
        term: { label: '期', en: 'Term' },
      },
      { en: 'Unit', default: 'visit', required: true },
    ),
    count: integer('包含次数', {
      en: 'Visits included',
      min: 1,
      max: 100_000,
      default: 1,
      hint: { zh: '如 100 元 / 15 次，填 15', en: 'For 100 yuan / 15 visits, 15' },
    }),
    active: boolean('提供中', { en: 'Offered', default: true }),
    price: money('价格', { min: 0, max: largestPrice, scale: 4, index: true }),
    tax: link('tax', '税率', {
      en: 'Tax',
      onDelete: 'restrict',
      defaultsTo: { isDefault: true, active: true },
      offers: { active: true },
    }),
    cost: money('成本价', { en: 'Cost', min: 0, max: largestPrice, scale: 4 }),
    ...responsible,
    description: longText('服务内容', { en: 'What is done', max: 10_000 }),
  },
  layout: {
    facts: ['code', 'price', 'unit', 'count', 'category', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'code',
          'category',
          'unit',
          'count',
          'active',
          'owner',
          'department',
        ],
      },
      money: { label: '价格与税', en: 'Price and tax', fields: ['price', 'tax', 'cost'] },
      more: { label: '服务内容', en: 'What is done', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['name', 'code', 'unit', 'count', 'price', 'tax'],
  },
  list: ['name', 'code', 'category', 'unit', 'count', 'price', 'tax', 'active'],
  sort: 'name',
  sold: { price: 'price', cost: 'cost', unit: 'unit', tax: 'tax', words: [], count: 'count' },
  views: {
    all: { label: '提供中的服务', en: 'Offered', where: { active: true }, default: true },
    retired: { label: '已停用', en: 'No longer offered', where: { active: false } },
  },
});

export type Service = RecordOf<typeof service>;
