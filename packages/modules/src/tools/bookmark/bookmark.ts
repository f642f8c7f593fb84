import { choice, defineModule, link, longText, type RecordOf, text, url } from '@gejie/core';

/** An address on the web, one's own or shared with the group it is in. INT-04 */
export const bookmark = defineModule('bookmark', {
  label: '网址书签',
  en: 'Bookmark',
  unit: '个',
  area: 'tools',
  icon: 'globe',
  number: 'BM-{00000}',
  title: 'name',
  seenThrough: ['group'],
  fields: {
    name: text('名称', { required: true, max: 120, search: 'name', index: true }),
    address: url('网址', { en: 'Address', required: true, search: true }),
    group: link('bookmarkGroup', '分组', {
      onDelete: 'clear',
      backlink: 'bookmarks',
      backlinkLabel: { zh: '书签', en: 'Bookmarks' },
    }),
    opens: choice(
      '打开方式',
      {
        tab: { label: '新标签页', en: 'In a tab of its own', color: 'grey' },
        inside: { label: '系统内', en: 'Inside the CRM', color: 'blue' },
      },
      {
        default: 'tab',
        hint: {
          zh: '有些网站不允许在其他页面内打开',
          en: 'Some sites refuse to be shown inside another page',
        },
      },
    ),
    description: longText('说明', { en: 'Notes', max: 1000, search: true }),
  },
  layout: {
    facts: ['address', 'group'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          'name',
          'group',
          { field: 'address', width: 'full' },
          'opens',
          'owner',
          'department',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'address', 'group', 'opens'],
  },
  list: ['name', 'address', 'group', 'owner'],
  sort: 'name',
  views: {
    all: { label: '全部书签', en: 'All bookmarks', default: true },
    mine: { label: '我的书签', en: 'My bookmarks', where: { owner: '$me' } },
    shared: { label: '他人共享', en: 'From others', where: { owner: { ne: '$me' } } },
  },
});

export type Bookmark = RecordOf<typeof bookmark>;
