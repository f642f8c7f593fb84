import { defineModule, longText, multiChoice, type RecordOf, rights, text } from '@gejie/core';

/** What those who have it may do, module by module; the rights of several roles add up. ACC-03 */
export const role = defineModule('role', {
  label: '角色',
  unit: '个',
  area: 'settings',
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
        settings: { label: '系统设置', en: 'Settings' },
        users: { label: '员工与权限', en: 'Users and rights' },
        audit: { label: '操作日志', en: 'Audit log' },
        purge: { label: '彻底删除', en: 'Delete for good' },
        reports: { label: '报表', en: 'Reports' },
      },
      { en: 'Functions' },
    ),
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
