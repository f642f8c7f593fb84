import { inLanguage, type Language } from '@gejie/core';
import { chinaHolidays } from '../workingTime/chinaHolidays.ts';

/** Records of a module that a company begins with. */
export interface StartingRecords {
  /** Name of the module. */
  module: string;
  rows: Record<string, unknown>[];
}

/** What a company in China deals in. */
const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP'];

/** The rates of value-added tax in China, the usual one first. */
const taxes = [
  { rate: '13', zh: '货物销售、加工修理、有形动产租赁', en: 'Goods, repair, leasing of movables' },
  { rate: '9', zh: '运输、建筑、不动产、农产品', en: 'Transport, construction, real estate, farm produce' },
  { rate: '6', zh: '现代服务、生活服务、金融', en: 'Services, finance' },
  { rate: '3', zh: '小规模纳税人', en: 'Small-scale taxpayers' },
  { rate: '0', zh: '出口货物和服务', en: 'Exports' },
];

const mainWarehouse = { zh: '主仓库', en: 'Main warehouse' };

/**
 * The catalogues that a new company finds filled in, to be changed as it likes.
 * @param year the present one; the holidays are those of this and the next, as far as they are announced
 */
export function startingRecords(own: string, language: Language, year: number): StartingRecords[] {
  return [
    { module: 'currency', rows: [...new Set([own, ...currencies])].map((code) => ({ code })) },
    {
      module: 'tax',
      rows: taxes.map(({ rate, ...meant }, index) => ({
        name: inLanguage({ zh: `增值税 ${rate}%`, en: `VAT ${rate}%` }, language),
        rate,
        included: true,
        isDefault: index === 0,
        description: inLanguage(meant, language),
      })),
    },
    { module: 'warehouse', rows: [{ name: inLanguage(mainWarehouse, language), isDefault: true }] },
    {
      module: 'holiday',
      rows: [year, year + 1].flatMap((one) => {
        const { arranged, stretches } = chinaHolidays(one);
        if (!arranged) return [];
        return stretches.map(({ name, ...rest }) => ({ ...rest, name: inLanguage(name, language) }));
      }),
    },
  ];
}
