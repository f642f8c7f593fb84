import { defineEffects, Refusal } from '@gejie/core';
import { stockTake } from './stockTake.ts';

export const stockTakeEffects = defineEffects(stockTake, {
  'A stock-take that was begun keeps its warehouse': {
    when: ({ before, after }) =>
      before !== null && after !== null && before.status !== 'draft' && before.warehouse !== after.warehouse,
    async run() {
      throw new Refusal(
        { zh: '盘点表已生成，不能更换仓库', en: 'The sheet was made for this warehouse' },
        'warehouse',
      );
    },
  },
  'What was booked stays': {
    when: ({ before, after }) => before?.status === 'booked' && after === null,
    async run() {
      throw new Refusal({ zh: '差异已入账，不能删除', en: 'Its differences are booked; it stays' });
    },
  },
});
