import { became, defineEffects } from '@gejie/core';
import { warehouse } from './warehouse.ts';

export const warehouseEffects = defineEffects(warehouse, {
  'There is one default warehouse': {
    when: became({ isDefault: true }),
    async run({ record }, work) {
      const system = work.asSystem('another warehouse became the default');
      const others = await system.find(warehouse, { where: { isDefault: true, id: { ne: record.id } } });
      for (const { id } of others) await system.update(warehouse, id, { isDefault: false });
    },
  },
});
