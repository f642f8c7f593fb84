import { defineModule, link, longText, type RecordOf, text } from '@gejie/core';

/** A drawer for documents. Whoever sees a folder sees all beneath it, documents too. INT-03 */
export const folder = defineModule('folder', {
  label: '文件夹',
  unit: '个',
  area: 'tools',
  menuUnder: 'document',
  icon: 'document',
  title: 'name',
  seenBeneath: true,
  fields: {
    name: text('文件夹名称', { en: 'Folder name', required: true, max: 120, search: 'name', index: true }),
    parent: link('folder', '上级文件夹', {
      en: 'Within',
      acyclic: true,
      onDelete: 'restrict',
      backlink: 'folders',
      backlinkLabel: { zh: '下级文件夹', en: 'Folders within' },
    }),
    description: longText('说明', { en: 'What it is for', max: 4000 }),
  },
  layout: {
    facts: ['parent'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['name', 'parent', 'owner', 'department', { field: 'description', width: 'full' }],
      },
    },
    quickCreate: ['name', 'parent'],
    related: ['documents', 'folders'],
  },
  list: ['name', 'parent', 'owner', 'updatedAt'],
  sort: 'name',
  views: {
    all: { label: '全部文件夹', en: 'All folders', default: true },
    mine: { label: '我的文件夹', en: 'My folders', where: { owner: '$me' } },
  },
  tree: { field: 'parent', card: ['owner'] },
});

export type Folder = RecordOf<typeof folder>;
