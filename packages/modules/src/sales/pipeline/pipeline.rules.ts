import { defineRules } from '@gejie/core';
import { opportunity } from '../opportunity/opportunity.ts';
import { pipeline } from './pipeline.ts';

const closing = new Map(opportunity.fields.stage.choices?.map(({ value, closed }) => [value, closed]));

export const pipelineRules = defineRules(pipeline, {
  'A process begins with an open stage and ends with the ways a deal can end': {
    check: ({ record }) => {
      const ends = (record.stages ?? []).map(({ value }) => closing.get(value));
      const open = ends.filter((end) => end === undefined).length;
      const isInOrder = ends.slice(0, open).every((end) => end === undefined);
      return record.stages && (open === 0 || !isInOrder || !ends.includes('won') || !ends.includes('lost'))
        ? {
            field: 'stages',
            zh: '至少一个进行中的阶段在前，“赢单”和“丢单”在最后',
            en: 'At least one open stage first, then “won” and “lost” at the end',
          }
        : undefined;
    },
  },
  'The default process is in use': {
    check: ({ record }) =>
      record.isDefault && record.active === false
        ? { field: 'active', zh: '默认流程不能停用', en: 'The default process can’t be switched off' }
        : undefined,
  },
});
