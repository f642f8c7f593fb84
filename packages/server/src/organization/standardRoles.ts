import type { ModuleGrant, RightsTable } from '@gejie/core';

/** Functions outside the modules that a role may have; the administrator has all. */
export const roleFunctions = ['settings', 'users', 'audit', 'purge', 'reports'] as const;

export interface StandardRole {
  name: { zh: string; en: string };
  rights: RightsTable;
  functions: readonly string[];
}

const everythingGranted: ModuleGrant = {
  see: 'all',
  edit: 'all',
  delete: 'all',
  assign: 'all',
  create: true,
  import: true,
  export: true,
  bulk: true,
};

const ownRecords: ModuleGrant = {
  see: 'own',
  edit: 'own',
  delete: 'own',
  assign: 'none',
  create: true,
  import: false,
  export: false,
  bulk: false,
};

/** Everybody finds what is sold; what it costs, and whom it is bought from, is not a salesperson's to see. INV-01 */
export const catalogueToSell: RightsTable = {
  products: { see: 'all', fields: { cost: 'hidden', purchasePrice: 'hidden', vendor: 'hidden' } },
  services: { see: 'all', fields: { cost: 'hidden' } },
};

/** What is earned by a sale is not a salesperson's to see either. */
export const withoutMargin: ModuleGrant = { fields: { costs: 'hidden', margin: 'hidden' } };

const nothing: ModuleGrant = {
  see: 'none',
  edit: 'none',
  delete: 'none',
  assign: 'none',
  create: false,
  import: false,
  export: false,
  bulk: false,
};

/** Papers that tell what goods cost, or make goods out of nothing: those who buy and keep them have them. */
export const withoutPurchases: RightsTable = {
  'purchase-orders': nothing,
  supplies: nothing,
  'stock-takes': nothing,
  'stock-counts': nothing,
  'stock-transfers': nothing,
};

/** What a new company starts with; each may be changed or deleted later. */
export const standardRoles: Record<
  'administrator' | 'director' | 'head' | 'salesperson' | 'keeper',
  StandardRole
> = {
  administrator: {
    name: { zh: '系统管理员', en: 'Administrator' },
    rights: { '*': everythingGranted },
    functions: roleFunctions,
  },
  director: {
    name: { zh: '销售总监', en: 'Sales director' },
    rights: { '*': everythingGranted },
    functions: ['reports', 'catalogue', 'priceApproval', 'purchaseApproval'],
  },
  head: {
    name: { zh: '销售主管', en: 'Sales manager' },
    rights: {
      '*': {
        see: 'tree',
        edit: 'tree',
        delete: 'tree',
        assign: 'tree',
        create: true,
        import: true,
        export: true,
        bulk: true,
      },
    },
    functions: ['reports', 'pools'],
  },
  salesperson: {
    name: { zh: '销售', en: 'Salesperson' },
    rights: {
      '*': ownRecords,
      ...catalogueToSell,
      ...withoutPurchases,
      quotes: { ...ownRecords, ...withoutMargin },
      'sales-orders': { ...ownRecords, ...withoutMargin },
      invoices: { ...ownRecords, ...withoutMargin },
    },
    functions: [],
  },
  keeper: {
    name: { zh: '采购与仓管', en: 'Purchasing and stock' },
    rights: {
      '*': ownRecords,
      vendors: everythingGranted,
      supplies: everythingGranted,
      'purchase-orders': everythingGranted,
      'stock-takes': everythingGranted,
      'stock-counts': everythingGranted,
      'stock-transfers': everythingGranted,
      'sales-orders': { see: 'all', export: true, ...withoutMargin },
      invoices: { see: 'all', edit: 'all', export: true, ...withoutMargin },
    },
    functions: ['catalogue'],
  },
};
