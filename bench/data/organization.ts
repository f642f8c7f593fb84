import type { department, role, user } from '@gejie/modules';
import { departmentId, departmentOf, parentOf, roleId, roleNames, type Scale, userId } from './company.ts';
import type { Drafts } from './drafts.ts';
import { mailAddress, mobile, personName } from './names.ts';
import { Random } from '../../packages/server/src/demo/random.ts';
import { cities, jobTitles } from './words.ts';

const founded = { createdAt: '2023-09-01T01:00:00.000Z', updatedAt: '2023-09-01T01:00:00.000Z', version: 1 };

export function departments(scale: Scale): Drafts<typeof department> {
  return {
    ids: { first: departmentId(0), count: scale.departments },
    draft: (index) => {
      const parent = parentOf(index);
      const name = index === 0 ? '总部' : `${cities[index]}${index < 4 ? '大区' : '销售部'}`;
      return {
        ...founded,
        name,
        parent: parent === null ? null : departmentId(parent),
        head: userId(index),
        position: index,
      };
    },
  };
}

/** @param password sealed; the same for all */
export function users(scale: Scale, password: string): Drafts<typeof user> {
  return {
    ids: { first: userId(0), count: scale.users },
    draft: (index) => {
      const random = Random.of('user', index);
      const department = departmentOf(index, scale);
      const reach = index === 0 ? 'all' : index < scale.departments ? 'tree' : 'own';
      return {
        ...founded,
        name: personName(random),
        username: `person${index}`,
        password,
        title: random.pick(jobTitles),
        department: departmentId(department),
        manager: index === department ? null : userId(department),
        roles: [roleId(reach)],
        status: 'active',
        email: mailAddress(random),
        phone: mobile(random),
        language: 'zh-CN',
        theme: 'system',
      };
    },
  };
}

export function roles(): Drafts<typeof role> {
  return {
    ids: { first: roleId('own'), count: roleNames.length },
    draft: (index) => {
      const reach = roleNames[index] ?? 'own';
      return {
        ...founded,
        name: { own: '销售', tree: '部门经理', all: '总监' }[reach],
        rights: {
          '*': {
            see: reach,
            edit: reach,
            delete: reach,
            assign: reach,
            create: true,
            import: true,
            export: true,
            bulk: true,
          },
        },
        functions: reach === 'all' ? ['settings', 'users', 'audit', 'purge', 'reports'] : [],
      };
    },
  };
}
