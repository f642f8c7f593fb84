import {
  defineModule,
  department as departmentLink,
  integer,
  links,
  longText,
  type RecordOf,
  rollup,
  text,
  user,
} from '@gejie/core';

/** A part of the company, in a tree; its head sees what belongs to it. ACC-02 */
export const department = defineModule('department', {
  label: '部门',
  unit: '个',
  area: 'settings',
  group: 'people',
  foundBy: 'readers',
  about: { zh: '部门树、负责人与副职', en: 'The tree of departments, their heads and deputies' },
  icon: 'department',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'users',
  logged: true,
  fields: {
    name: text('部门名称', { required: true, max: 80, search: 'name', index: true }),
    parent: departmentLink('上级部门', {
      en: 'Part of',
      acyclic: true,
      onDelete: 'restrict',
      backlink: 'departments',
      backlinkLabel: { zh: '下级部门', en: 'Departments below' },
    }),
    head: user('负责人', {
      en: 'Head',
      offers: { status: 'active' },
      backlink: 'headed',
      backlinkLabel: { zh: '负责的部门', en: 'Departments headed' },
    }),
    deputies: links('user', '副职', {
      offers: { status: 'active' },
      backlink: 'deputised',
      backlinkLabel: { zh: '担任副职的部门', en: 'Departments deputised for' },
    }),
    position: integer('排序', { en: 'Order', min: 0, max: 9999, default: 0 }),
    memberCount: rollup(
      '在职人数',
      integer(''),
      { of: 'user', by: 'department', count: true, where: { status: 'active' } },
      { en: 'Active members' },
    ),
    description: longText('职责', { en: 'What it does', max: 4000 }),
  },
  layout: {
    facts: ['parent', 'head', 'memberCount'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          'name',
          'parent',
          'head',
          'position',
          { field: 'deputies', width: 'full' },
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'parent', 'head'],
    related: ['members', 'departments'],
  },
  list: ['name', 'parent', 'head', 'memberCount'],
  sort: 'position',
  views: { all: { label: '全部部门', en: 'All departments', default: true } },
  tree: { field: 'parent', card: ['head', 'deputies'], sort: 'position' },
});

export type Department = RecordOf<typeof department>;
