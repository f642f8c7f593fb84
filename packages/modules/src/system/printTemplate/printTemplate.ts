import {
  boolean,
  choice,
  defineModule,
  integer,
  longText,
  moduleName,
  printBlocks,
  type RecordOf,
  text,
} from '@gejie/core';

/** How the records of a module look on paper. PLT-20 */
export const printTemplate = defineModule('printTemplate', {
  label: '打印模板',
  unit: '个',
  area: 'settings',
  group: 'company',
  about: {
    zh: '报价单等打印与 PDF 的样式',
    en: 'How quotes and other records look on paper and as PDF',
  },
  icon: 'print',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'settings',
  logged: true,
  fields: {
    name: text('模板名称', { required: true, max: 80, search: 'name', index: true }),
    module: moduleName('模块', { required: true, among: ({ keptBy = 'people' }) => keptBy === 'people' }),
    language: choice(
      '语言',
      { zh: { label: '中文', en: 'Chinese' }, en: { label: '英文', en: 'English' } },
      { default: 'zh', required: true },
    ),
    paper: choice(
      '纸张',
      {
        A4: { label: 'A4 纸', en: 'A4' },
        A5: { label: 'A5 纸', en: 'A5' },
        LETTER: { label: '美国信纸', en: 'US Letter' },
      },
      { default: 'A4', required: true },
    ),
    landscape: boolean('横向', { default: false }),
    active: boolean('启用', { default: true }),
    position: integer('顺序', {
      en: 'Order',
      min: 0,
      max: 9999,
      default: 0,
      hint: { zh: '排在最前的是默认模板', en: 'The first in order is the usual one' },
    }),
    footer: text('页脚', {
      max: 300,
      hint: { zh: '印在每页下方，页码自动加上', en: 'At the foot of each page, beside its number' },
    }),
    blocks: printBlocks('内容', { en: 'Content', overField: 'module', required: true }),
    description: longText('说明', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['module', 'language', 'paper', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['name', 'module', 'language', 'paper', 'landscape', 'active', 'position', 'footer'],
      },
      content: {
        label: '内容',
        en: 'Content',
        fields: [{ field: 'blocks', width: 'full' }],
      },
      notes: { label: '说明', en: 'Notes', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['name', 'module', 'language', 'blocks'],
  },
  list: ['name', 'module', 'language', 'paper', 'active', 'position'],
  sort: 'position',
  views: {
    all: { label: '全部模板', en: 'All templates', default: true },
    active: { label: '启用中', en: 'In use', where: { active: true } },
  },
});

export type PrintTemplate = RecordOf<typeof printTemplate>;
