import { date, defineModule, link, type RecordOf, text } from '@gejie/core';

/**
 * Where a contact has worked, and as what: written down when the contact moves, and by hand for what was before. Seen with
 * the contact and with the account. CUS-02
 */
export const employment = defineModule('employment', {
  label: '任职经历',
  en: 'Former position',
  unit: '段',
  area: 'sales',
  menuUnder: 'contact',
  icon: 'history',
  number: 'POS-{00000}',
  title: 'title',
  seenThrough: ['contact', 'account'],
  fields: {
    title: text('职务', { en: 'Job title', max: 80, search: true }),
    contact: link('contact', '联系人', {
      required: true,
      backlink: 'employments',
      backlinkLabel: { zh: '任职经历', en: 'Former positions' },
    }),
    account: link('account', '任职公司', {
      en: 'Worked at',
      backlink: 'formerPeople',
      backlinkLabel: { zh: '曾任职的联系人', en: 'People who were here' },
      hint: {
        zh: '当时所在的客户；不是客户的公司写在“公司名称”',
        en: 'An account; other companies go into “Company”',
      },
    }),
    company: text('公司名称', { max: 120, visibleWhen: { account: { empty: true } } }),
    startedOn: date('开始日期', { en: 'From' }),
    endedOn: date('结束日期', { en: 'Until', index: true }),
    remark: text('说明', { en: 'Remark', max: 200 }),
  },
  layout: {
    facts: ['contact', 'account', 'startedOn', 'endedOn'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          'contact',
          'title',
          'account',
          'company',
          'startedOn',
          'endedOn',
          'owner',
          'department',
          { field: 'remark', width: 'full' },
        ],
      },
    },
    quickCreate: ['contact', 'title', 'account', 'startedOn', 'endedOn'],
  },
  list: ['title', 'contact', 'account', 'company', 'startedOn', 'endedOn'],
  sort: '-endedOn',
  views: { all: { label: '全部任职经历', en: 'All former positions', default: true } },
});

export type Employment = RecordOf<typeof employment>;
