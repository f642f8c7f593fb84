import {
  boolean,
  choice,
  defineModule,
  integer,
  longText,
  moduleName,
  type RecordOf,
  templateText,
  text,
} from '@gejie/core';

/** What the mail says that carries a quote, an order, an invoice or a purchase order. INV-06 */
export const letterTemplate = defineModule('letterTemplate', {
  label: '随单邮件模板',
  en: 'Letter template',
  path: 'letter-templates',
  unit: '个',
  area: 'settings',
  group: 'company',
  about: {
    zh: '发送报价单、订单等的邮件写什么',
    en: 'What the mails say that quotes, orders and invoices go out with',
  },
  icon: 'mail',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'settings',
  logged: true,
  fields: {
    name: text('模板名称', { required: true, max: 80, search: 'name', index: true }),
    module: moduleName('单据', {
      en: 'For',
      required: true,
      among: ({ mailed }) => mailed !== undefined,
    }),
    language: choice(
      '语言',
      { zh: { label: '中文', en: 'Chinese' }, en: { label: '英文', en: 'English' } },
      {
        default: 'zh',
        required: true,
        hint: { zh: '与所附 PDF 的语言一致', en: 'Of the papers it goes with' },
      },
    ),
    active: boolean('启用', { default: true }),
    position: integer('顺序', {
      en: 'Order',
      min: 0,
      max: 9999,
      default: 0,
      hint: { zh: '排在最前的是默认模板', en: 'The first in order is the usual one' },
    }),
    subject: templateText('主题', { en: 'Subject', overField: 'module', required: true, max: 200 }),
    text: templateText('正文', { en: 'Text', overField: 'module', required: true, max: 10_000 }),
    description: longText('说明', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['module', 'language', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['name', 'module', 'language', 'active', 'position'],
      },
      letter: {
        label: '邮件',
        en: 'Letter',
        fields: [
          { field: 'subject', width: 'full' },
          { field: 'text', width: 'full' },
        ],
      },
      notes: { label: '说明', en: 'Notes', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['name', 'module', 'language', 'subject', 'text'],
  },
  list: ['name', 'module', 'language', 'subject', 'active', 'position'],
  sort: 'position',
  views: {
    all: { label: '全部模板', en: 'All templates', default: true },
    active: { label: '启用中', en: 'In use', where: { active: true } },
  },
});

export type LetterTemplate = RecordOf<typeof letterTemplate>;
