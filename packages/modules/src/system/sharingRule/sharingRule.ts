import {
  boolean,
  choice,
  condition,
  defineModule,
  hasOwners,
  links,
  longText,
  moduleName,
  type RecordOf,
  text,
} from '@gejie/core';

/** Shares of itself whatever fulfils a condition with people, departments or everybody of a role. ACC-05 */
export const sharingRule = defineModule('sharingRule', {
  label: '共享规则',
  unit: '条',
  area: 'settings',
  group: 'people',
  about: { zh: '按条件自动共享记录', en: 'Shares records by condition' },
  icon: 'share',
  title: 'name',
  ownership: 'none',
  writtenWith: 'sharing',
  logged: 'rule',
  fields: {
    name: text('规则名称', { en: 'Rule', required: true, max: 80, unique: true, search: 'name' }),
    module: moduleName('模块', { required: true, among: hasOwners }),
    condition: condition('共享哪些记录', {
      en: 'What is shared',
      overField: 'module',
      required: true,
      hint: { zh: '符合条件的记录随时自动共享', en: 'Records are shared as long as they fulfil it' },
    }),
    users: links('user', '共享给员工', { en: 'With people' }),
    departments: links('department', '共享给部门', {
      en: 'With departments',
      hint: { zh: '包括其下级部门', en: 'And the departments below' },
    }),
    roles: links('role', '共享给角色', { en: 'With everybody of the roles' }),
    level: choice(
      '权限',
      {
        read: { label: '只读', en: 'To look at', color: 'grey' },
        write: { label: '可编辑', en: 'To work on', color: 'blue' },
      },
      { en: 'Level', default: 'read', required: true },
    ),
    active: boolean('启用', { en: 'In force', default: true }),
    description: longText('说明', { max: 2000 }),
  },
  layout: {
    facts: ['module', 'level', 'active'],
    sections: {
      basics: {
        label: '规则',
        en: 'Rule',
        fields: [
          'name',
          'module',
          { field: 'condition', width: 'full' },
          { field: 'users', width: 'full' },
          { field: 'departments', width: 'full' },
          { field: 'roles', width: 'full' },
          'level',
          'active',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'module', 'condition', 'users', 'departments', 'roles', 'level'],
  },
  list: ['name', 'module', 'condition', 'users', 'departments', 'roles', 'level', 'active'],
  sort: 'name',
  views: {
    active: { label: '启用中', en: 'In force', where: { active: true }, default: true },
    all: { label: '全部规则', en: 'All rules' },
  },
});

export type SharingRule = RecordOf<typeof sharingRule>;
