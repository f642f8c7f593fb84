import { became, defineEffects } from '@gejie/core';
import { pipeline } from './pipeline.ts';

export const pipelineEffects = defineEffects(pipeline, {
  'There is one default process': {
    when: became({ isDefault: true }),
    async run({ record }, work) {
      const system = work.asSystem('another process became the default');
      const others = await system.find(pipeline, { where: { isDefault: true, id: { ne: record.id } } });
      for (const { id } of others) await system.update(pipeline, id, { isDefault: false });
    },
  },
});
