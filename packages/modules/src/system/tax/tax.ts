import { boolean, defineModule, longText, percent, type RecordOf, text } from '@gejie/core';

/** A rate of tax for the lines of quotes, orders and invoices. PLT-19 */
export const tax = defineModule('tax', {
  label: '税率',
  en: 'Tax rate',
  path: 'taxes',
  unit: '种',
  area: 'settings',
  group: 'company',
  about: { zh: '报价、订单、发票用的税率', en: 'Rates of tax for quotes, orders and invoices' },
  icon: 'percent',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'currencies',
  logged: true,
  fields: {
    name: text('名称', { required: true, max: 60, unique: true, search: 'name' }),
    rate: percent('税率', { required: true, min: 0, max: 100, index: true }),
    included: boolean('价格已含税', {
      en: 'Prices include it',
      hint: { zh: '开启后，录入的单价是含税价', en: 'On: the prices that are typed have it in them' },
    }),
    isDefault: boolean('默认', {
      en: 'Default',
      hint: {
        zh: '新的明细行由此开始；只有一个是默认的',
        en: 'New lines begin with it; only one is the default',
      },
    }),
    active: boolean('启用', { en: 'In use', default: true }),
    description: longText('适用于', { en: 'Meant for', max: 500 }),
  },
  layout: {
    facts: ['rate', 'included', 'isDefault', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'rate',
          'included',
          'isDefault',
          'active',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'rate', 'included', 'isDefault', 'active'],
  },
  list: ['name', 'rate', 'included', 'isDefault', 'active', 'description'],
  sort: '-rate',
  views: { all: { label: '全部税率', en: 'All taxes', default: true } },
});

export type Tax = RecordOf<typeof tax>;
