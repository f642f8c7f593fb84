import { became, defineEffects, type Work } from '@gejie/core';
import { type Warehouse, warehouse } from './warehouse.ts';

export const warehouseEffects = defineEffects(warehouse, {
  'There is one default warehouse; one that comes back out of the recycle bin leaves it the default': {
    when: became({ isDefault: true }),
    async run({ record, before, given }, work) {
      const system = work.asSystem('another warehouse became the default');
      const others = await defaultsBeside(system, record);
      const isBack = before === null && given === undefined;
      const leaving = isBack && others.length > 0 ? [record] : others;
      for (const { id } of leaving) await system.update(warehouse, id, { isDefault: false });
    },
  },
  'When the default warehouse is deleted, the first that is in use takes its place': {
    when: ({ before, after }) => after === null && before?.isDefault === true,
    async run({ record }, work) {
      const system = work.asSystem('the default warehouse was deleted');
      if ((await defaultsBeside(system, record)).length > 0) return;
      const [next] = await system.find(warehouse, { where: { active: true }, sort: 'id', limit: 1 });
      if (next) await system.update(warehouse, next.id, { isDefault: true });
    },
  },
});

function defaultsBeside(work: Work, { id }: Pick<Warehouse, 'id'>): Promise<Warehouse[]> {
  return work.find(warehouse, { where: { isDefault: true, id: { ne: id } } });
}
