import { boolean, currencyCode, defineModule, integer, type RecordOf, text } from '@gejie/core';

/** A currency that the company deals in, its own among them. PLT-19 */
export const currency = defineModule('currency', {
  label: '币种',
  unit: '种',
  area: 'settings',
  group: 'company',
  about: { zh: '公司使用的币种', en: 'The currencies the company deals in' },
  icon: 'money',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'currencies',
  logged: true,
  fields: {
    code: currencyCode('代码', {
      required: true,
      unique: true,
      hint: { zh: 'ISO 4217，如 USD；保存后不能改', en: 'ISO 4217, such as USD; it stays once saved' },
    }),
    name: text('名称', {
      max: 60,
      search: 'name',
      hint: { zh: '留空则用通用名称', en: 'Empty: its usual name' },
    }),
    symbol: text('符号', { max: 8, hint: { zh: '留空则用通用符号', en: 'Empty: its usual sign' } }),
    decimals: integer('小数位', {
      en: 'Decimal places',
      min: 0,
      max: 4,
      hint: { zh: '留空则按 ISO 4217', en: 'Empty: as ISO 4217 says' },
    }),
    active: boolean('启用', {
      en: 'In use',
      default: true,
      hint: {
        zh: '停用后不再可选，原有记录不变',
        en: 'Those not in use are no longer offered; records keep them',
      },
    }),
  },
  layout: {
    facts: ['code', 'symbol', 'active'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['code', 'name', 'symbol', 'decimals', 'active'],
      },
    },
    quickCreate: ['code', 'name', 'symbol', 'decimals', 'active'],
  },
  list: ['name', 'code', 'symbol', 'decimals', 'active'],
  sort: 'code',
  views: {
    all: { label: '全部币种', en: 'All currencies', default: true },
    active: { label: '启用的', en: 'In use', where: { active: true } },
  },
});

export type Currency = RecordOf<typeof currency>;
