import { currency, date, decimal, defineModule, type RecordOf, text } from '@gejie/core';

/** What one unit of a currency is worth in the company's, from a day on until the next rate. PLT-19 */
export const exchangeRate = defineModule('exchangeRate', {
  label: '汇率',
  unit: '条',
  area: 'settings',
  group: 'company',
  about: {
    zh: '各币种折合本位币的汇率，按日期',
    en: 'What currencies are worth in the company’s, day by day',
  },
  icon: 'rate',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'currencies',
  logged: true,
  fields: {
    currency: currency('币种', { required: true, index: true }),
    from: date('起用日期', { en: 'Valid from', required: true, default: '$today', index: true }),
    rate: decimal('汇率', {
      scale: 8,
      min: 0,
      max: 1_000_000,
      required: true,
      hint: {
        zh: '1 单位该币种折合多少本位币',
        en: 'What one unit of it is worth in the company’s currency',
      },
    }),
    name: text('名称', {
      max: 60,
      search: true,
      hint: { zh: '留空则为币种与日期', en: 'Empty: currency and day' },
    }),
  },
  layout: {
    facts: ['currency', 'rate', 'from'],
    sections: {
      basics: { label: '基本信息', en: 'Basics', fields: ['currency', 'from', 'rate', 'name'] },
    },
    quickCreate: ['currency', 'from', 'rate'],
  },
  list: ['name', 'currency', 'from', 'rate'],
  sort: '-from',
  views: { all: { label: '全部汇率', en: 'All rates', default: true } },
});

export type ExchangeRate = RecordOf<typeof exchangeRate>;
