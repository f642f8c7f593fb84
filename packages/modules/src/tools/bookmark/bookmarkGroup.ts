import { defineModule, integer, type RecordOf, text } from '@gejie/core';

/** Bookmarks that belong together. A group is shared like any record, and its bookmarks with it. INT-04 */
export const bookmarkGroup = defineModule('bookmarkGroup', {
  label: '书签分组',
  unit: '个',
  area: 'tools',
  menuUnder: 'bookmark',
  icon: 'link',
  title: 'name',
  fields: {
    name: text('分组名称', { en: 'Group name', required: true, max: 60, search: 'name', index: true }),
    position: integer('排序', { en: 'Order', min: 0, max: 9999, default: 0 }),
  },
  layout: {
    sections: {
      basics: { label: '基本信息', en: 'Basics', fields: ['name', 'position', 'owner', 'department'] },
    },
    quickCreate: ['name'],
    related: ['bookmarks'],
  },
  list: ['name', 'position', 'owner', 'updatedAt'],
  sort: 'position',
  views: {
    all: { label: '全部分组', en: 'All groups', default: true },
    mine: { label: '我的分组', en: 'My groups', where: { owner: '$me' } },
  },
});

export type BookmarkGroup = RecordOf<typeof bookmarkGroup>;
