import {
  choice,
  date,
  defineModule,
  department,
  email,
  image,
  links,
  phone,
  type RecordOf,
  richText,
  rollup,
  secret,
  text,
  user as userLink,
} from '@gejie/core';

/** A person of the company who signs in. ACC-01 */
export const user = defineModule('user', {
  label: '员工',
  unit: '人',
  area: 'settings',
  group: 'people',
  foundBy: 'readers',
  about: { zh: '账号、部门、角色、上级', en: 'Accounts, departments, roles, managers' },
  icon: 'users',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'users',
  logged: true,
  fields: {
    name: text('姓名', { required: true, max: 60, search: 'name', index: true }),
    username: text('登录名', { required: true, max: 60, unique: true, search: true }),
    password: secret('密码', {
      hint: { zh: '留空则不修改', en: 'Left empty, it stays as it is' },
    }),
    title: text('职务', { en: 'Job title', max: 60 }),
    department: department('部门', {
      onDelete: 'restrict',
      backlink: 'members',
      backlinkLabel: { zh: '成员', en: 'Members' },
      index: true,
    }),
    manager: userLink('直接上级', {
      en: 'Manager',
      acyclic: true,
      offers: { status: 'active' },
      backlink: 'reports',
      backlinkLabel: { zh: '下属', en: 'Direct reports' },
    }),
    roles: links('role', '角色', {
      onDelete: 'restrict',
      backlink: 'members',
      backlinkLabel: { zh: '有此角色的员工', en: 'Users with this role' },
    }),
    status: choice(
      '状态',
      { active: { label: '在职', color: 'green' }, inactive: { label: '停用', color: 'grey' } },
      { default: 'active', required: true },
    ),
    email: email('电子邮箱', { en: 'E-mail', search: true }),
    phone: phone('电话', { search: true }),
    lastReportOn: rollup(
      '最近日报',
      date(''),
      { of: 'dailyReport', by: 'owner', max: 'day', where: { status: { in: ['sent', 'read'] } } },
      { en: 'Last daily report' },
    ),
    joinedOn: date('入职日期', { en: 'Joined' }),
    language: choice(
      '语言',
      { 'zh-CN': { label: '简体中文', en: 'Chinese' }, en: { label: '英语', en: 'English' } },
      { default: 'zh-CN', required: true },
    ),
    timeZone: text('时区', {
      max: 60,
      hint: { zh: '如 Asia/Shanghai；留空则用公司的时区', en: 'Such as Asia/Shanghai; empty: the company’s' },
    }),
    theme: choice(
      '外观',
      {
        system: { label: '跟随系统', en: 'As the system' },
        light: '浅色',
        dark: '深色',
      },
      { en: 'Appearance', default: 'system', required: true },
    ),
    dateFormat: choice(
      '日期格式',
      {
        ymd: { label: '年-月-日 2026-11-30', en: 'Year first 2026-11-30' },
        dmy: { label: '日/月/年 30/11/2026', en: 'Day first 30/11/2026' },
        mdy: { label: '月/日/年 11/30/2026', en: 'Month first 11/30/2026' },
      },
      { hint: { zh: '留空则按语言', en: 'Empty: as the language writes them' } },
    ),
    numberFormat: choice(
      '数字格式',
      {
        comma: { label: '逗号 1,234.5', en: 'Comma 1,234.5' },
        point: { label: '句点 1.234,5', en: 'Point 1.234,5' },
        space: { label: '空格 1 234,5', en: 'Space 1 234,5' },
      },
      { hint: { zh: '留空则按语言', en: 'Empty: as the language writes them' } },
    ),
    photo: image('照片'),
    signature: richText('签名', { max: 20_000 }),
  },
  layout: {
    facts: ['title', 'department', 'manager', 'roles', 'phone', 'status'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['name', 'title', 'department', 'manager', 'email', 'phone', 'joinedOn', 'photo'],
      },
      signIn: {
        label: '登录与权限',
        en: 'Sign-in and rights',
        fields: ['username', 'password', 'roles', 'status'],
      },
      preferences: {
        label: '个人偏好',
        en: 'Preferences',
        fields: [
          'language',
          'timeZone',
          'theme',
          'dateFormat',
          'numberFormat',
          { field: 'signature', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'username', 'password', 'email', 'department', 'roles'],
    related: ['headed', 'deputised', 'reports'],
  },
  list: ['name', 'username', 'title', 'department', 'roles', 'manager', 'phone', 'status'],
  sort: 'name',
  views: {
    active: { label: '在职', en: 'Active', where: { status: 'active' }, default: true },
    department: { label: '本部门', en: 'My department', where: { department: '$myDepartment' } },
    unreported: {
      label: '今日未交日报',
      en: 'No report today',
      where: {
        all: [
          { status: 'active', department: '$myDepartment' },
          { any: [{ lastReportOn: { empty: true } }, { lastReportOn: { lt: '$today' } }] },
        ],
      },
      columns: ['name', 'title', 'department', 'lastReportOn', 'manager', 'phone'],
    },
    inactive: { label: '停用', en: 'Inactive', where: { status: 'inactive' } },
    all: { label: '全部员工', en: 'All users' },
  },
  actions: {
    resetPassword: {
      label: '重置密码',
      en: 'Reset password',
      right: 'edit',
      visibleWhen: { status: 'active' },
    },
  },
  tree: { field: 'manager', card: ['title', 'department'] },
});

export type User = RecordOf<typeof user>;
