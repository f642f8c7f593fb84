import { became, defineEffects } from '@gejie/core';
import { tax } from './tax.ts';

export const taxEffects = defineEffects(tax, {
  'There is one default tax': {
    when: became({ isDefault: true }),
    async run({ record }, work) {
      const system = work.asSystem('another tax became the default');
      const others = await system.find(tax, { where: { isDefault: true, id: { ne: record.id } } });
      for (const { id } of others) await system.update(tax, id, { isDefault: false });
    },
  },
});
