import { defineRules } from '@gejie/core';
import { remindedInTime } from '../shared/remindedInTime.ts';
import { task } from './task.ts';

export const taskRules = defineRules(task, {
  'A task that is done tells since when, and one that is taken up again no longer does': {
    derive: ({ record, changed, now }) => {
      if (!changed('status')) return undefined;
      return { doneAt: record.status === 'done' ? now.toISOString() : null };
    },
  },
  'Nobody is reminded in the past': { check: remindedInTime('remindAt') },
});
