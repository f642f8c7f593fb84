import {
  choice,
  type DeclaredModule,
  dateTime,
  defineModule,
  document,
  englishName,
  integer,
  text,
  user,
} from '@gejie/core';
import { auditKinds } from './kinds.ts';

/** By which way something was done. */
const ways = {
  web: '网页',
  api: { label: '接口', en: 'API' },
  import: '导入',
  automation: { label: '自动', en: 'Automatic' },
  system: '系统',
} as const;

/**
 * The operation log: who did what that matters for security, when and from where. The system alone writes it, nobody
 * changes it. ACC-09
 * @param modules those that entries may concern
 */
export function auditEntryOver(modules: readonly (DeclaredModule & { en?: string })[]) {
  const self = { label: '操作日志', en: 'Audit log' };
  const names = modules.map(({ name, label, en }) => [name, { label, en: en ?? englishName(name) }]);
  return defineModule('auditEntry', {
    ...self,
    path: 'audit-log',
    unit: '条',
    area: 'settings',
    group: 'security',
    about: { zh: '谁在何时做了什么，可核验', en: 'Who did what and when, verifiable' },
    icon: 'history',
    title: 'label',
    ownership: 'none',
    keptBy: 'system',
    readWith: 'audit',
    latest: 'at',
    fields: {
      at: dateTime('时间', { en: 'When', required: true, readOnly: true, index: true, exact: 'second' }),
      actor: user('操作人', { en: 'Who', readOnly: true }),
      actorName: text('操作人姓名', { en: 'Name then', readOnly: true, max: 200, search: true }),
      kind: choice('操作', auditKinds, { en: 'What', required: true, readOnly: true, index: true }),
      // It is exported, too.
      module: choice('模块', Object.fromEntries([...names, ['auditEntry', self]]), {
        readOnly: true,
        index: true,
      }),
      record: integer('记录编号', { en: 'Record id', readOnly: true, index: true }),
      label: text('对象', { en: 'Concerning', readOnly: true, max: 1000, search: true }),
      way: choice('方式', ways, { en: 'By way of', required: true, readOnly: true }),
      ip: text('地址', { en: 'Address', readOnly: true, max: 60, search: true, index: true }),
      elevation: text('系统代办原因', { en: 'Done by the system for', readOnly: true, max: 200 }),
      job: integer('后台任务', { en: 'Job', readOnly: true, index: true }),
      detail: document('详情', { en: 'Details' }),
    },
    layout: {
      facts: ['at', 'actor', 'module', 'way', 'ip'],
      sections: {
        basics: {
          label: '操作',
          en: 'What was done',
          fields: [
            'at',
            'kind',
            'actor',
            'actorName',
            'module',
            'label',
            'record',
            'way',
            'ip',
            'job',
            'elevation',
          ],
        },
      },
    },
    list: ['at', 'actor', 'kind', 'module', 'label', 'way', 'ip'],
    sort: '-at',
    views: {
      all: { label: '全部', en: 'Everything', default: true },
      signIns: { label: '登录', en: 'Sign-ins', where: { kind: { in: ['signIn', 'signOut'] } } },
      refused: {
        label: '失败与锁定',
        en: 'Failures and locks',
        where: { kind: { in: ['signIn.failed', 'signIn.locked'] } },
      },
      rights: {
        label: '权限变更',
        en: 'Rights',
        where: {
          kind: {
            in: [
              'role.created',
              'role.changed',
              'user.created',
              'user.changed',
              'department.created',
              'department.changed',
              'share.granted',
              'share.changed',
              'share.revoked',
              'rule.created',
              'rule.changed',
              'twoFactor.reset',
            ],
          },
        },
      },
      exports: {
        label: '导出与批量',
        en: 'Exports and mass actions',
        where: { kind: { in: ['export.started', 'export', 'import', 'import.undone', 'bulk', 'job.ended'] } },
      },
      deletions: {
        label: '删除与还原',
        en: 'Deletions',
        where: { kind: { in: ['record.deleted', 'record.restored', 'record.purged'] } },
      },
    },
  });
}
