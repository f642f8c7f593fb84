import {
  currency,
  date,
  decimal,
  defineModule,
  integer,
  link,
  longText,
  money,
  type RecordOf,
  text,
} from '@gejie/core';
import { largestPrice } from '../shared/largestPrice.ts';

/** That a vendor sells a product: for how much, from how many on, and how soon. Seen with the vendor. INV-03 */
export const supply = defineModule('supply', {
  label: '供货价格',
  en: 'Supply',
  unit: '条',
  area: 'trade',
  menuUnder: 'vendor',
  icon: 'vendor',
  number: 'SUP-{00000}',
  title: 'name',
  seenThrough: ['vendor'],
  fields: {
    name: text('供应品名', {
      en: 'Vendor’s name for it',
      required: true,
      max: 160,
      search: 'name',
      hint: {
        zh: '供应商的品名或货号，采购单上用',
        en: 'What the vendor calls it; stands on purchase orders',
      },
    }),
    vendor: link('vendor', '供应商', {
      required: true,
      backlink: 'supplies',
      backlinkLabel: { zh: '供应的产品', en: 'Products supplied' },
      onDelete: 'restrict',
    }),
    product: link('product', '产品', {
      required: true,
      backlink: 'supplies',
      backlinkLabel: { zh: '供货价格', en: 'Supplied by' },
      onDelete: 'restrict',
    }),
    price: money('供货价', {
      en: 'Price',
      required: true,
      min: 0,
      max: largestPrice,
      scale: 4,
      currencyField: 'currency',
    }),
    currency: currency('币种', { default: '$companyCurrency', required: true }),
    fromQuantity: decimal('起订量', { en: 'From quantity', scale: 4, min: 0, max: 1_000_000_000 }),
    leadDays: integer('交货周期（天）', { en: 'Lead time (days)', min: 0, max: 3650 }),
    validUntil: date('有效期至', { en: 'Valid until' }),
    description: longText('备注', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['vendor', 'product', 'price', 'leadDays', 'validUntil'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'vendor',
          'product',
          'price',
          'currency',
          'fromQuantity',
          'leadDays',
          'validUntil',
          'owner',
          'department',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'vendor', 'product', 'price', 'currency', 'fromQuantity', 'leadDays'],
  },
  list: ['name', 'vendor', 'product', 'price', 'fromQuantity', 'leadDays', 'validUntil'],
  sort: '-updatedAt',
  views: { all: { label: '全部供货价格', en: 'All supplies', default: true } },
});

export type Supply = RecordOf<typeof supply>;
