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
  products: { fields: { cost: 'hidden', purchasePrice: 'hidden', vendor: 'hidden' } },
  services: { fields: { cost: 'hidden' } },
};

/** What is earned by a sale is not a salesperson's to see either. */
export const withoutMargin: ModuleGrant = { fields: { costs: 'hidden', margin: 'hidden' } };

/** What a new company starts with; each may be changed or deleted later. */
export const standardRoles: Record<'administrator' | 'director' | 'head' | 'salesperson', StandardRole> = {
  administrator: {
    name: { zh: '系统管理员', en: 'Administrator' },
    rights: { '*': everythingGranted },
    functions: roleFunctions,
  },
  director: {
    name: { zh: '销售总监', en: 'Sales director' },
    rights: { '*': everythingGranted },
    functions: ['reports', 'catalogue', 'priceApproval'],
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
      quotes: { ...ownRecords, ...withoutMargin },
      'sales-orders': { ...ownRecords, ...withoutMargin },
      invoices: { ...ownRecords, ...withoutMargin },
    },
    functions: [],
  },
};
