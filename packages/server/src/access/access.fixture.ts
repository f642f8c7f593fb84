import { defineModule, linkAny, Registry, type RightsTable, text } from '@gejie/core';
import type { Session } from './session.ts';

const note = defineModule('note', {
  label: '记事',
  area: 'tools',
  title: 'name',
  fields: { name: text('名称'), secretPart: text('机密') },
  list: ['name'],
});
const safe = defineModule('safe', {
  label: '保险柜',
  area: 'tools',
  title: 'name',
  fields: { name: text('名称') },
  list: ['name'],
});
const paper = defineModule('paper', {
  label: '文件',
  area: 'tools',
  title: 'name',
  fields: { name: text('名称'), about: linkAny(['note', 'safe'], '关于') },
  list: ['name'],
  seenThrough: ['about'],
});
const colleague = defineModule('user', {
  label: '员工',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'users',
  fields: { name: text('姓名'), wage: text('工资') },
  list: ['name'],
});
const place = defineModule('department', {
  label: '部门',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: { name: text('名称') },
  list: ['name'],
});

const registry = new Registry([note, safe, paper, colleague, place]);
export const notes = registry.module('note');
export const papers = registry.module('paper');
export const users = registry.module('user');
export const departments = registry.module('department');

/** Somebody, number 7, of department 3, which has department 4 below. */
export function sessionWith(grants: RightsTable, more: Partial<Session> = {}): Session {
  return {
    user: {
      id: 7,
      name: '安娜',
      username: 'anna',
      email: null,
      department: 3,
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      theme: 'system',
      dateFormat: null,
      numberFormat: null,
    },
    grants,
    functions: new Set(),
    standing: {
      departments: [3, 4],
      headed: [],
      above: [3],
      colleagues: [7, 8],
      reports: [],
      led: [],
      team: [7, 8, 9],
      sharedWith: false,
    },
    sharingRules: [],
    roles: [],
    language: 'zh-CN',
    company: { name: '格界', currency: 'CNY', timeZone: 'Asia/Shanghai', fiscalYearStart: 1 },
    way: 'web',
    job: null,
    ip: null,
    elevation: null,
    scopes: null,
    credential: null,
    ...more,
  };
}
