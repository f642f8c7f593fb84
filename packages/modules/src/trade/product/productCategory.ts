import { defineModule, integer, link, longText, type RecordOf, text } from '@gejie/core';

/** A branch of the tree in which products and services are kept. INV-01 */
export const productCategory = defineModule('productCategory', {
  label: '产品分类',
  unit: '个',
  area: 'trade',
  menuUnder: 'product',
  icon: 'tree',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'catalogue',
  fields: {
    name: text('分类名称', { en: 'Name', required: true, max: 80, search: 'name', index: true }),
    parent: link('productCategory', '上级分类', {
      en: 'Within',
      acyclic: true,
      onDelete: 'restrict',
      backlink: 'categories',
      backlinkLabel: { zh: '下级分类', en: 'Categories within' },
    }),
    position: integer('排序', { en: 'Order', min: 0, max: 9999, default: 0 }),
    description: longText('说明', { en: 'What belongs here', max: 2000 }),
  },
  layout: {
    facts: ['parent'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['name', 'parent', 'position', { field: 'description', width: 'full' }],
      },
    },
    quickCreate: ['name', 'parent'],
    related: ['products', 'services', 'categories'],
  },
  list: ['name', 'parent', 'position', 'description'],
  sort: 'position',
  views: { all: { label: '全部分类', en: 'All categories', default: true } },
  tree: { field: 'parent', sort: 'position' },
});

export type ProductCategory = RecordOf<typeof productCategory>;
