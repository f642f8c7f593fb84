import { defineEffects, Refusal, sameValue } from '@gejie/core';
import { functionsBeyond, rightsBeyond } from '../granting.ts';
import { requireAdministrator, rolesOf } from '../lastAdministrator.ts';
import { refuseOutranked, refuseSuperior } from '../outranking.ts';
import { user } from './user.ts';
import { refuseBorrowedPlace, refuseBorrowedSight, refuseWiderSight } from './widerSight.ts';

/** By which one gets into an account: a directory or provider may take people for it by the name and the address too. */
const waysIn = ['password', 'username', 'email'] as const;

export const userEffects = defineEffects(user, {
  'Nobody assigns roles that give more than they have themselves': {
    when: ({ before, after }) => after !== null && !sameValue(before?.roles, after.roles),
    async together(changes, work) {
      const added = changes.flatMap(({ before, record }) => lost(record.roles, before?.roles ?? null));
      const roles = await rolesOf(work, added);
      const beyond = roles.find((one) => functionsBeyond(work, one).length > 0 || rightsBeyond(work, one));
      if (!beyond) return;
      throw new Refusal(
        {
          zh: `角色“${beyond.name}”的权限超出您自己的，不能分配`,
          en: `The role “${beyond.name}” gives more than you have yourself; you can’t assign it`,
        },
        'roles',
      );
    },
  },
  'Nobody puts others below themselves, or themselves elsewhere, to see more': {
    when: ({ before, after }) =>
      before !== null &&
      after !== null &&
      (before.manager !== after.manager || before.department !== after.department),
    together: (changes, work) => refuseWiderSight(work, changes),
  },
  'Nobody opens a department by an account that is not open to them': {
    when: ({ before, after }) =>
      after !== null && (before?.department !== after.department || !sameValue(before?.roles, after.roles)),
    together: (changes, work) =>
      refuseBorrowedPlace(
        work,
        changes.map(({ before, record }) => ({
          ...record,
          field: before?.department === record.department ? 'roles' : 'department',
        })),
      ),
  },
  'Nobody gets into the account of somebody who may do or see more': {
    when: ({ before, after }) =>
      before !== null && after !== null && waysIn.some((name) => !sameValue(before[name], after[name])),
    async run({ before, record }, work) {
      const field = waysIn.find((name) => !sameValue(before?.[name], record[name])) ?? 'password';
      await refuseOutranked(work, before ?? record, field);
      await refuseBorrowedSight(work, record, field);
    },
  },
  'Nobody closes, opens or thins out the account of somebody who may do more': {
    when: ({ before, after }) =>
      before !== null &&
      (after === null || before.status !== after.status || lost(before.roles, after.roles).length > 0),
    together: (changes, work) =>
      refuseSuperior(
        work,
        changes.map(({ before, record, after }) => {
          const closed = after === null || before?.status !== after.status;
          const roles = closed ? (before?.roles ?? []) : lost(before?.roles ?? null, record.roles);
          return { id: record.id, roles, field: after === null ? null : closed ? 'status' : 'roles' };
        }),
      ),
  },
  'Whoever leaves or loses roles is not the last administrator': {
    when: ({ before, after }) =>
      before?.status === 'active' &&
      before.roles !== null &&
      (after?.status !== 'active' || !sameValue(before.roles, after.roles)),
    async together(changes, work) {
      const known = await rolesOf(
        work,
        changes.flatMap(({ before }) => before?.roles ?? []),
      );
      const functions = new Map(known.map((one) => [one.id, one.functions ?? []]));
      // Hundreds have the same few roles: what is left without them is asked once.
      const asked = new Set<string>();
      for (const { before, after } of changes) {
        const roles = before?.roles ?? [];
        if (asked.size === asked.add([...roles].sort().join()).size) continue;
        const field = after === null ? null : after.status === 'active' ? 'roles' : 'status';
        const had = roles.flatMap((id) => functions.get(id) ?? []);
        await requireAdministrator(work, field, had);
      }
    },
  },
  'Nobody leaves as long as records belong to them': {
    when: ({ before, after }) =>
      before !== null && before.status === 'active' && (after === null || after.status !== 'active'),
    async together(changes, work) {
      const all = await work.owned(changes.map(({ record }) => record.id));
      const leaver = changes.find(({ record }) => all.has(record.id));
      if (!leaver) return;
      const { record, after } = leaver;
      const owned = all.get(record.id) ?? [];
      const zh = owned.map(({ label, count }) => `${count} 条${label.zh}`).join('、');
      const en = owned.map(({ label, count }) => `${label.en} (${count})`).join(', ');
      throw new Refusal(
        {
          zh: `${record.name} 名下还有 ${zh}，请先办理离职交接`,
          en: `${record.name} still owns ${en}; hand them over first`,
        },
        after === null ? null : 'status',
      );
    },
  },
});

const lost = (before: readonly number[] | null, after: readonly number[] | null): number[] =>
  (before ?? []).filter((id) => after?.includes(id) !== true);
