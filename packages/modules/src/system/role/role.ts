import {
  defineModule,
  longText,
  money,
  multiChoice,
  percent,
  type RecordOf,
  rights,
  text,
} from '@gejie/core';

/** What those who have it may do, module by module; the rights of several roles add up. ACC-03 */
export const role = defineModule('role', {
  label: '角色',
  unit: '个',
  area: 'settings',
  group: 'people',
  about: {
    zh: '各模块能做什么、看到哪些、哪些字段',
    en: 'What may be done in each module, with which records and fields',
  },
  icon: 'role',
  title: 'name',
  ownership: 'none',
  writtenWith: 'users',
  logged: true,
  fields: {
    name: text('角色名称', { required: true, max: 60, unique: true, search: 'name' }),
    description: longText('说明', { max: 2000 }),
    rights: rights('模块权限', { en: 'Rights in modules' }),
    functions: multiChoice(
      '系统功能',
      {
        settings: {
          label: '系统设置',
          en: 'Settings',
          hint: {
            zh: '修改公司资料和所有设置，包括公海、销售流程、线索分配、币种、工作时间、编号',
            en: 'Changes the company’s profile and all settings: pools, pipelines, assignment, currencies, working hours, numbering and the rest',
          },
        },
        pools: {
          label: '公海',
          en: 'Pools',
          hint: {
            zh: '设置本部门及下级部门的公海与规则，并分配其中的记录',
            en: 'Keeps the pools and rules of the own department and those below, and hands out what lies in them',
          },
        },
        processes: {
          label: '销售流程',
          en: 'Pipelines',
          hint: { zh: '设置商机的阶段与离开条件', en: 'Sets the stages of deals and what each asks for' },
        },
        assignment: {
          label: '线索分配',
          en: 'Lead assignment',
          hint: { zh: '设置新线索分给谁', en: 'Sets to whom new leads go' },
        },
        currencies: {
          label: '币种与税率',
          en: 'Currencies and taxes',
          hint: { zh: '维护币种、汇率和税率', en: 'Keeps currencies, rates and taxes' },
        },
        workingTime: {
          label: '工作时间',
          en: 'Working hours',
          hint: { zh: '设置工作时间与节假日', en: 'Sets working hours and holidays' },
        },
        numbers: {
          label: '编号规则',
          en: 'Numbering',
          hint: { zh: '设置各模块的编号', en: 'Sets how records are numbered' },
        },
        catalogue: {
          label: '产品与服务',
          en: 'Products and services',
          hint: {
            zh: '维护产品、服务、分类与价格表，看得到成本',
            en: 'Keeps products, services, categories and price books, and sees costs',
          },
        },
        priceApproval: {
          label: '批准报价与订单',
          en: 'Approval of prices',
          hint: {
            zh: '批准价格冲突、优惠或毛利超出限度的报价与订单',
            en: 'Lets quotes and orders go that contradict others, or pass the limits of discount and margin',
          },
        },
        purchaseApproval: {
          label: '批准采购',
          en: 'Approval of purchases',
          hint: { zh: '批准超出采购限额的采购单', en: 'Lets purchases go that pass the limit of who buys' },
        },
        users: {
          label: '员工与权限',
          en: 'Users and rights',
          hint: {
            zh: '管理员工、部门、角色和共享规则，重置密码，查询任何人的权限',
            en: 'Manages users, departments, roles and sharing rules, resets passwords, asks what anybody may do',
          },
        },
        sharing: {
          label: '共享规则',
          en: 'Sharing rules',
          hint: {
            zh: '按条件共享自己有权查看全部的模块',
            en: 'Shares by condition, of modules whose records are all within the own reach',
          },
        },
        audit: {
          label: '操作日志',
          en: 'Audit log',
          hint: { zh: '查看和导出所有人的操作记录', en: 'Reads and exports what everybody has done' },
        },
        purge: {
          label: '彻底删除',
          en: 'Delete for good',
          hint: {
            zh: '从回收站彻底删除记录，无法恢复',
            en: 'Empties the recycle bin; nothing comes back from there',
          },
        },
        reports: {
          label: '报表',
          en: 'Reports',
          hint: {
            zh: '查看报表，范围不超出可查看的记录',
            en: 'Reads reports, of the records that may be seen',
          },
        },
      },
      { en: 'Functions' },
    ),
    maxDiscount: percent('优惠上限', {
      en: 'Largest discount',
      min: 0,
      max: 100,
      hint: {
        zh: '比价目低于此比例时须审批；留空按公司设置，多个角色取最宽的，100 为不限',
        en: 'What is further below the list needs approval; empty: as the company says; of several roles the most generous; 100: no limit',
      },
    }),
    minMargin: percent('毛利率下限', {
      en: 'Least margin',
      min: -100,
      max: 100,
      hint: {
        zh: '毛利率更低时须审批；留空按公司设置，−100 为不限',
        en: 'What earns less needs approval; empty: as the company says; −100: no limit',
      },
    }),
    maxPurchase: money('采购限额', {
      en: 'Largest purchase',
      min: 0,
      max: 999_999_999_999,
      hint: {
        zh: '采购单超过此金额须审批；留空按公司设置',
        en: 'Purchases that come to more need approval; empty: as the company says',
      },
    }),
  },
  layout: {
    facts: ['functions'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          { field: 'description', width: 'full' },
          { field: 'functions', width: 'full' },
          'maxDiscount',
          'minMargin',
          'maxPurchase',
        ],
      },
      rights: { label: '模块权限', en: 'Rights in modules', fields: [{ field: 'rights', width: 'full' }] },
    },
    quickCreate: ['name', 'description', 'functions'],
  },
  list: ['name', 'description', 'functions', 'updatedAt'],
  sort: 'name',
  views: { all: { label: '全部角色', en: 'All roles', default: true } },
});

export type Role = RecordOf<typeof role>;
