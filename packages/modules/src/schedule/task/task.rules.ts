import { defineRules } from '@gejie/core';
import { knownTimeZone } from '../../shared/knownTimeZone.ts';
import { firstPlan } from '../shared/firstPlan.ts';
import { remindedInTime } from '../shared/remindedInTime.ts';
import { task } from './task.ts';

export const taskRules = defineRules(task, {
  'A task that is done tells since when, and one that is taken up again no longer does': {
    derive: ({ record, changed, now }) => {
      if (!changed('status')) return undefined;
      return { doneAt: record.status === 'done' ? now.toISOString() : null };
    },
  },
  'A task that is put off still tells when it was due at first': { derive: firstPlan('dueAt', 'firstDueAt') },
  'A task that repeats, or reminds before it is due, says when it is due': {
    check: ({ record, changed }) => {
      const wants = record.recurrence || (record.reminders ?? []).length > 0;
      return wants && !record.dueAt && (changed('recurrence') || changed('reminders') || changed('dueAt'))
        ? {
            field: 'dueAt',
            zh: '重复或按截止时间提醒的任务需要截止时间',
            en: 'Say when it is due: what repeats or reminds of it needs a time',
          }
        : undefined;
    },
  },
  'A time zone is one that there is': { check: knownTimeZone },
  'Nobody is reminded in the past': { check: remindedInTime('remindAt') },
});
