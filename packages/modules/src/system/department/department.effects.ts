import { defineEffects, Refusal } from '@gejie/core';
import { reachesAll } from '../granting.ts';
import { isInsight } from '../insight.ts';
import { department } from './department.ts';

export const departmentEffects = defineEffects(department, {
  'Nobody gives the sight of a department that they do not have themselves': {
    when: ({ before, after }) => after !== null && namedAnew(before, after).length > 0,
    async run({ before, record }, work) {
      // Whoever heads a department sees all in it, in whatever module the person may open.
      if (reachesAll(work, '*', 'see')) return;
      throw new Refusal(
        {
          zh: '负责人和副职能看到部门的全部记录，而您自己的权限没有这么大',
          en: 'Heads and deputies see all records of a department, which is beyond your own rights',
        },
        record.head !== null && record.head !== before?.head ? 'head' : 'deputies',
      );
    },
  },
  'Nobody puts a department beneath one of their own, to see what is in it': {
    when: ({ before, after }) => before !== null && after !== null && before.parent !== after.parent,
    async run({ before, record }, work) {
      if (reachesAll(work, '*', 'see')) return;
      if (!(await isInsight(work, record.parent)) || (await isInsight(work, before?.parent ?? null))) return;
      throw new Refusal(
        {
          zh: '这会让您看到该部门的记录，不能自行把部门移到自己所在或负责的部门之下',
          en: 'You would see what is in it; you can’t put a department beneath one of your own',
        },
        'parent',
      );
    },
  },
});

interface Led {
  head: number | null;
  deputies: readonly number[] | null;
}

/** Who leads it now and did not before. */
function namedAnew(before: Led | null, after: Led): number[] {
  const leading = (one: Led | null) => [one?.head ?? null, ...(one?.deputies ?? [])];
  const known = leading(before);
  return leading(after).filter((person): person is number => person !== null && !known.includes(person));
}
