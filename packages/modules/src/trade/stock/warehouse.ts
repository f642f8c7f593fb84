import { boolean, defineModule, longText, type RecordOf, text, user } from '@gejie/core';

/** A place where goods are kept. INV-10 */
export const warehouse = defineModule('warehouse', {
  label: '仓库',
  unit: '个',
  area: 'trade',
  menuUnder: 'stockLevel',
  icon: 'warehouse',
  number: 'WH-{00}',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'catalogue',
  fields: {
    name: text('仓库名称', {
      en: 'Name',
      required: true,
      max: 80,
      unique: true,
      search: 'name',
      index: true,
    }),
    keeper: user('仓管员', { en: 'Keeper', index: true }),
    place: text('地址', { en: 'Where', max: 200 }),
    isDefault: boolean('默认', {
      en: 'Default',
      hint: {
        zh: '新单据由此开始；只有一个是默认的',
        en: 'New documents begin with it; only one is the default',
      },
    }),
    active: boolean('启用', { en: 'In use', default: true }),
    description: longText('说明', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['keeper', 'place', 'isDefault', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'keeper',
          'place',
          'isDefault',
          'active',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'keeper', 'place'],
    related: ['levels', 'takes'],
  },
  list: ['name', 'keeper', 'place', 'isDefault', 'active'],
  sort: 'name',
  views: { all: { label: '全部仓库', en: 'All warehouses', default: true } },
});

export type Warehouse = RecordOf<typeof warehouse>;
