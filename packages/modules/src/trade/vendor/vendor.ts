import {
  address,
  choice,
  defineModule,
  email,
  integer,
  links,
  longText,
  phone,
  type RecordOf,
  text,
  url,
} from '@gejie/core';

/** Whom the company buys from. INV-03, CUS-06 */
export const vendor = defineModule('vendor', {
  label: '供应商',
  unit: '家',
  area: 'trade',
  icon: 'vendor',
  number: 'VEN-{00000}',
  title: 'name',
  fields: {
    name: text('供应商名称', { en: 'Name', required: true, max: 120, search: 'name', index: true }),
    shortName: text('简称', { max: 60, search: 'name' }),
    status: choice(
      '状态',
      {
        candidate: { label: '考察中', en: 'Candidate', color: 'grey' },
        approved: { label: '合格', color: 'green' },
        preferred: { label: '优选', color: 'blue' },
        stopped: { label: '停用', color: 'red' },
      },
      { default: 'candidate', required: true },
    ),
    contactPerson: text('联系人', { en: 'Contact person', max: 60, search: 'name' }),
    contacts: links('contact', '其他联系人', { en: 'Other contacts' }),
    phone: phone('电话', { search: true }),
    email: email('邮箱', { en: 'E-mail', search: true }),
    website: url('网站'),
    address: address('地址'),
    taxNumber: text('税号', { max: 30, search: true }),
    bank: text('开户行', { max: 120 }),
    bankAccount: text('银行账号', { max: 40 }),
    paymentTerms: text('付款条件', { max: 200 }),
    leadDays: integer('交货周期（天）', { en: 'Lead time (days)', min: 0, max: 3650 }),
    description: longText('备注', { en: 'Notes' }),
  },
  layout: {
    facts: ['status', 'contactPerson', 'phone', 'leadDays', 'owner'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'shortName',
          'status',
          'contactPerson',
          'phone',
          'email',
          'website',
          { field: 'contacts', width: 'full' },
          { field: 'address', width: 'full' },
          'owner',
          'department',
        ],
      },
      terms: {
        label: '交易条件',
        en: 'Terms',
        fields: ['paymentTerms', 'leadDays', 'taxNumber', 'bank', 'bankAccount'],
      },
      more: { label: '其他', en: 'More', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['name', 'status', 'contactPerson', 'phone', 'leadDays'],
    related: ['purchaseOrders', 'supplies', 'products'],
  },
  list: ['name', 'status', 'contactPerson', 'phone', 'leadDays', 'paymentTerms', 'owner'],
  sort: 'name',
  views: {
    all: { label: '全部供应商', en: 'All vendors', default: true },
    usable: {
      label: '合格供应商',
      en: 'Approved',
      where: { status: { in: ['approved', 'preferred'] } },
    },
    mine: { label: '我的供应商', en: 'My vendors', where: { owner: '$me' } },
  },
  actions: { propose: { label: '按警戒补货', en: 'Reorder', right: 'see' } },
  duplicates: { name: 'companyName', phone: 'phone', website: 'domain', taxNumber: 'exact' },
});

export type Vendor = RecordOf<typeof vendor>;
