import type { ModuleGrant, Reach, RightsTable } from '@gejie/core';
import {
  catalogueToSell,
  standardRoles,
  withoutMargin,
  withoutPurchases,
} from '../../organization/standardRoles.ts';
import type { Region } from '../words/places.ts';

export const companyName = '格界科技';

export interface DemoDepartment {
  name: string;
  parent?: DepartmentKey;
  head?: string;
  description: string;
}

export type DepartmentKey = 'company' | 'office' | 'sales' | Region | 'marketing' | 'service' | 'finance';

export const departments: Record<DepartmentKey, DemoDepartment> = {
  company: { name: companyName, head: 'chenguoqiang', description: '智能水表、流量计与抄表平台的研发与销售' },
  office: { name: '总经办', parent: 'company', head: 'chenguoqiang', description: '经营决策、行政与信息化' },
  sales: { name: '销售部', parent: 'company', head: 'zhoumin', description: '直销与代理渠道' },
  east: {
    name: '华东区',
    parent: 'sales',
    head: 'wangyaning',
    description: '浙江、上海、江苏、安徽、山东、福建',
  },
  north: { name: '华北区', parent: 'sales', head: 'lintao', description: '京津冀、山西、河南、东北、陕西' },
  south: { name: '华南区', parent: 'sales', head: 'huangzhiyuan', description: '广东、广西、两湖、川渝' },
  marketing: { name: '市场部', parent: 'company', head: 'sunqian', description: '展会、线上活动与潜在客户' },
  service: { name: '服务部', parent: 'company', head: 'zhaolin', description: '安装、检定与售后' },
  finance: { name: '财务部', parent: 'company', head: 'wujing', description: '开票、回款与信用' },
};

const within = (reach: Reach, more: Partial<ModuleGrant> = {}): ModuleGrant => ({
  see: reach,
  edit: reach,
  delete: reach,
  assign: reach,
  create: true,
  import: true,
  export: true,
  bulk: true,
  ...more,
});
const ownRecords = within('own', { assign: 'none', import: false, export: false, bulk: false });
const looking: ModuleGrant = { see: 'all', export: true };

export interface DemoRole {
  name: string;
  description: string;
  rights: RightsTable;
  functions: readonly string[];
}

export type RoleKey =
  | 'administrator'
  | 'executive'
  | 'director'
  | 'manager'
  | 'salesperson'
  | 'marketer'
  | 'agent'
  | 'accountant';

/** Everybody has tasks and appointments. */
const ownSchedule = { tasks: within('own'), events: within('own') };
/** What is sold is looked at, not what it costs, nor whom it is bought from. */
const looksAtSales = {
  ...catalogueToSell,
  ...withoutPurchases,
  quotes: { see: 'all', ...withoutMargin },
  'sales-orders': { see: 'all', ...withoutMargin },
  invoices: { see: 'all', ...withoutMargin },
} satisfies RightsTable;

export const roles: Record<RoleKey, DemoRole> = {
  administrator: {
    name: '系统管理员',
    description: '设置、员工与权限，可见全部数据',
    rights: standardRoles.administrator.rights,
    functions: standardRoles.administrator.functions,
  },
  executive: {
    name: '总经理',
    description: '查看与修改全部业务数据，查看报表与日志',
    rights: { '*': within('all', { import: false }) },
    functions: ['reports', 'audit', 'purchaseApproval'],
  },
  director: {
    name: '销售总监',
    description: '全公司的客户、线索与商机',
    rights: { '*': within('all') },
    functions: ['reports', 'catalogue', 'priceApproval'],
  },
  manager: {
    name: '销售经理',
    description: '本部门及下级的客户、线索与商机，设置其公海',
    rights: { '*': within('tree') },
    functions: ['reports', 'pools'],
  },
  salesperson: {
    name: '销售',
    description: '自己的客户、线索与商机',
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
  marketer: {
    name: '市场',
    description: '全部潜在客户；客户与商机只读',
    rights: {
      '*': { see: 'all' },
      ...looksAtSales,
      ...ownSchedule,
      leads: within('all'),
      opportunities: {
        see: 'all',
        fields: { amount: 'hidden', baseAmount: 'hidden', weightedAmount: 'hidden' },
      },
    },
    functions: ['reports'],
  },
  agent: {
    name: '客服',
    description: '查看客户，维护联系人，登记来电线索；看不到商机',
    rights: {
      '*': { see: 'all' },
      ...looksAtSales,
      ...ownSchedule,
      contacts: { see: 'all', edit: 'all', create: true },
      leads: { see: 'all', create: true },
      opportunities: { see: 'none' },
      'opportunity-contacts': { see: 'none' },
    },
    functions: [],
  },
  accountant: {
    name: '财务',
    description: '查看客户与商机，可导出；维护产品、价格、供应商、采购与盘点；看不到潜在客户',
    rights: {
      '*': looking,
      ...ownSchedule,
      leads: { see: 'none' },
      vendors: within('all'),
      supplies: within('all'),
      'purchase-orders': within('all'),
      'stock-transfers': within('all'),
      'stock-takes': within('all'),
      'stock-counts': within('all'),
    },
    functions: ['reports', 'currencies', 'catalogue'],
  },
};

export interface Colleague {
  name: string;
  title: string;
  department: DepartmentKey;
  role: RoleKey;
  manager?: string;
  /** YYYY-MM-DD */
  joined: string;
}

/** By login name. */
export const colleagues: Record<string, Colleague> = {
  admin: {
    name: '刘洋',
    title: '信息主管',
    department: 'office',
    role: 'administrator',
    manager: 'chenguoqiang',
    joined: '2019-03-11',
  },
  chenguoqiang: {
    name: '陈国强',
    title: '总经理',
    department: 'office',
    role: 'executive',
    joined: '2014-05-06',
  },
  zhoumin: {
    name: '周敏',
    title: '销售总监',
    department: 'sales',
    role: 'director',
    manager: 'chenguoqiang',
    joined: '2015-09-01',
  },
  wangyaning: {
    name: '王雅宁',
    title: '华东区经理',
    department: 'east',
    role: 'manager',
    manager: 'zhoumin',
    joined: '2017-02-20',
  },
  chenhao: {
    name: '陈浩',
    title: '销售工程师',
    department: 'east',
    role: 'salesperson',
    manager: 'wangyaning',
    joined: '2019-07-15',
  },
  hexin: {
    name: '何欣',
    title: '客户经理',
    department: 'east',
    role: 'salesperson',
    manager: 'wangyaning',
    joined: '2021-04-06',
  },
  lintao: {
    name: '林涛',
    title: '华北区经理',
    department: 'north',
    role: 'manager',
    manager: 'zhoumin',
    joined: '2016-11-14',
  },
  zhangwei: {
    name: '张伟',
    title: '客户经理',
    department: 'north',
    role: 'salesperson',
    manager: 'lintao',
    joined: '2020-08-03',
  },
  lina: {
    name: '李娜',
    title: '销售工程师',
    department: 'north',
    role: 'salesperson',
    manager: 'lintao',
    joined: '2022-03-01',
  },
  huangzhiyuan: {
    name: '黄志远',
    title: '华南区经理',
    department: 'south',
    role: 'manager',
    manager: 'zhoumin',
    joined: '2018-06-25',
  },
  liangjiayi: {
    name: '梁佳怡',
    title: '客户经理',
    department: 'south',
    role: 'salesperson',
    manager: 'huangzhiyuan',
    joined: '2021-10-11',
  },
  sunqian: {
    name: '孙倩',
    title: '市场经理',
    department: 'marketing',
    role: 'marketer',
    manager: 'chenguoqiang',
    joined: '2018-04-16',
  },
  zhaolin: {
    name: '赵琳',
    title: '客服主管',
    department: 'service',
    role: 'agent',
    manager: 'chenguoqiang',
    joined: '2019-12-02',
  },
  wujing: {
    name: '吴静',
    title: '财务主管',
    department: 'finance',
    role: 'accountant',
    manager: 'chenguoqiang',
    joined: '2016-07-18',
  },
};

/** Who sells where, and how much of the region's work each does. */
export const sellers: Record<Region, Record<string, number>> = {
  east: { wangyaning: 30, chenhao: 38, hexin: 32 },
  north: { lintao: 28, zhangwei: 40, lina: 32 },
  south: { huangzhiyuan: 45, liangjiayi: 55 },
};
