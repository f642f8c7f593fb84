import { choice, date, defineModule, link, longText, type RecordOf, text } from '@gejie/core';

/** One piece of a product that is tracked by serial number: where it is, and to whom it went. INV-01, INV-08 */
export const serialNumber = defineModule('serialNumber', {
  label: '序列号',
  en: 'Serial number',
  path: 'serial-numbers',
  unit: '个',
  area: 'trade',
  menuUnder: 'stockLevel',
  icon: 'claim',
  title: 'serial',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'catalogue',
  pieces: {
    ledger: 'stockMovement',
    accountOf: ['product', 'warehouse'],
    while: { state: { in: ['inStock', 'missing'] }, 'product.serialTracked': true } as never,
  },
  fields: {
    serial: text('序列号', {
      en: 'Serial number',
      required: true,
      max: 120,
      search: 'name',
      index: true,
      // A piece is in one record, and a record in one place: in stock or on one invoice.
      uniqueWithin: 'product',
    }),
    product: link('product', '产品', {
      required: true,
      onDelete: 'restrict',
      backlink: 'serialNumbers',
      backlinkLabel: { zh: '序列号', en: 'Serial numbers' },
    }),
    state: choice(
      '状态',
      {
        inStock: { label: '在库', color: 'green' },
        shipped: { label: '已发出', color: 'blue' },
        // Still on the books: a stock-take writes it off.
        missing: { label: '遗失', color: 'red' },
        lost: { label: '盘亏', en: 'Written off', color: 'grey' },
      },
      { default: 'inStock', required: true, readOnly: true, index: true },
    ),
    warehouse: link('warehouse', '仓库', {
      en: 'In',
      onDelete: 'restrict',
      defaultsTo: { isDefault: true, active: true },
      offers: { active: true },
      backlink: 'serialNumbers',
      backlinkLabel: { zh: '序列号', en: 'Serial numbers' },
    }),
    account: link('account', '客户', {
      en: 'Went to',
      readOnly: true,
      backlink: 'serialNumbers',
      backlinkLabel: { zh: '购买的设备', en: 'Devices bought' },
    }),
    invoice: link('invoice', '发货单', {
      readOnly: true,
      backlink: 'serialNumbers',
      backlinkLabel: { zh: '序列号', en: 'Serial numbers' },
    }),
    shippedOn: date('发货日期', { en: 'Shipped on', readOnly: true, index: true }),
    serviceUntil: date('使用期限至', {
      en: 'Serves until',
      readOnly: true,
      index: true,
      hint: { zh: '发货日期 + 产品使用年限', en: 'Shipped on, and the service life of the product' },
    }),
    purchaseOrder: link('purchaseOrder', '采购单', {
      readOnly: true,
      backlink: 'serialNumbers',
      backlinkLabel: { zh: '序列号', en: 'Serial numbers' },
    }),
    receivedOn: date('入库日期', {
      en: 'Received on',
      default: '$today',
    }),
    description: longText('备注', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['product', 'state', 'warehouse', 'account', 'invoice', 'serviceUntil'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'serial', width: 'full' },
          'product',
          'state',
          'warehouse',
          'receivedOn',
          'purchaseOrder',
        ],
      },
      gone: {
        label: '去向',
        en: 'Where it went',
        fields: ['account', 'invoice', 'shippedOn', 'serviceUntil', { field: 'description', width: 'full' }],
      },
    },
    quickCreate: ['serial', 'product', 'warehouse'],
  },
  list: ['serial', 'product', 'state', 'warehouse', 'account', 'invoice', 'shippedOn', 'serviceUntil'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部序列号', en: 'All serial numbers', default: true },
    there: { label: '在库', en: 'In stock', where: { state: 'inStock' } },
    gone: { label: '已发出', en: 'Shipped', where: { state: 'shipped' }, sort: '-shippedOn' },
    missing: {
      label: '遗失与盘亏',
      en: 'Missing and written off',
      where: { state: { in: ['missing', 'lost'] } },
    },
    ending: {
      label: '即将到期',
      en: 'Soon at its end',
      where: { state: 'shipped', serviceUntil: { within: 'next90Days' } } as never,
      sort: 'serviceUntil',
    },
  },
  actions: {
    miss: {
      label: '登记遗失',
      en: 'Missing',
      right: 'edit',
      visibleWhen: { state: 'inStock' },
      dangerous: true,
      asks: { name: 'reason', label: '原因', en: 'Why' },
    },
    find: { label: '找回', en: 'Found again', right: 'edit', visibleWhen: { state: 'missing' } },
  },
});

export type SerialNumber = RecordOf<typeof serialNumber>;
