import {
  type AnyReference,
  anyReferenceText,
  defineRules,
  endsBefore,
  isTimeZone,
  parseRecurrence,
} from '@gejie/core';
import { knownTimeZone } from '../../shared/knownTimeZone.ts';
import { firstPlan } from '../shared/firstPlan.ts';
import { type CalendarEvent, calendarEvent } from './calendarEvent.ts';

const hour = 3_600_000;
/** Longer than that is a project, or a slip of the pen. */
const longest = 366 * 24 * hour;

const answers = ['accepted', 'tentative', 'declined'] as const;

const firstStart = firstPlan<CalendarEvent, 'startsAt', 'firstStart'>('startsAt', 'firstStart');

const at = (instant: string) => Date.parse(instant);
const moved = (instant: string, by: number) => new Date(at(instant) + by).toISOString();

export const calendarEventRules = defineRules(calendarEvent, {
  'An event whose end is not given lasts an hour': {
    derive: ({ record }) =>
      record.startsAt && !record.endsAt ? { endsAt: moved(record.startsAt, hour) } : undefined,
  },
  'An event that begins at another time lasts as long as before': {
    derive: ({ record, before, changed, given }) => {
      if (!before?.startsAt || !before.endsAt || !record.startsAt) return undefined;
      if (!changed('startsAt') || given('endsAt')) return undefined;
      return { endsAt: moved(record.startsAt, at(before.endsAt) - at(before.startsAt)) };
    },
  },
  'An event that is moved still tells when it was to start at first; a series is no plan of one time': {
    derive: (context) => (context.record.recurrence ? { firstStart: null } : firstStart(context)),
  },
  'Who is asked to come at another time answers anew; who is asked no more has no answer': {
    derive: ({ record, before, changed }) => {
      // One that is brought in has been answered as it is.
      const isMoved = before !== null && changed('startsAt');
      const asked = new Set((record.participants ?? []).map(anyReferenceText));
      // What somebody notes of an answer stays until others are asked.
      const othersAsked = before !== null && changed('participants');
      const stays = (one: AnyReference) => !isMoved && (!othersAsked || asked.has(anyReferenceText(one)));
      const left = answers.flatMap((answer) => {
        const given = record[answer] ?? [];
        const kept = given.filter(stays);
        return kept.length < given.length ? [[answer, kept] as const] : [];
      });
      return left.length > 0 ? Object.fromEntries(left) : undefined;
    },
  },
  'An event is held when its actual end is known': {
    derive: ({ record, changed, given }) =>
      record.actualEnd && changed('actualEnd') && !given('status') && record.status === 'planned'
        ? { status: 'held' as const }
        : undefined,
  },
  'An event that is held ended as planned, or just now, unless somebody says when': {
    derive: ({ record, changed, now }) => {
      if (
        record.recurrence ||
        record.status !== 'held' ||
        !changed('status') ||
        record.actualEnd ||
        !record.endsAt
      )
        return undefined;
      const ended = Math.min(at(record.endsAt), now.getTime());
      const begun = at(record.actualStart ?? record.startsAt ?? record.endsAt);
      return { actualEnd: new Date(Math.max(ended, begun)).toISOString() };
    },
  },
  'An event ends after it has started': {
    check: ({ record }) =>
      record.startsAt && record.endsAt && at(record.endsAt) < at(record.startsAt)
        ? { field: 'endsAt', zh: '结束时间不能早于开始时间', en: 'It can’t end before it starts' }
        : undefined,
  },
  'An event ends within the year 9999': {
    check: ({ record }) =>
      record.endsAt?.startsWith('+')
        ? { field: 'endsAt', zh: '日程须在公元 9999 年内结束', en: 'It has to end within the year 9999' }
        : undefined,
  },
  'An event lasts a year at most': {
    check: ({ record }) =>
      record.startsAt && record.endsAt && at(record.endsAt) - at(record.startsAt) > longest
        ? { field: 'endsAt', zh: '一项日程最长一年', en: 'An event lasts a year at most' }
        : undefined,
  },
  'What actually happened ended after it had begun': {
    check: ({ record }) =>
      record.actualStart && record.actualEnd && at(record.actualEnd) < at(record.actualStart)
        ? {
            field: 'actualEnd',
            zh: '实际结束不能早于实际开始',
            en: 'It can’t have ended before it began',
          }
        : undefined,
  },
  'A time zone is one that there is': { check: knownTimeZone },
  'A series does not end before it begins': {
    check: ({ record }) =>
      record.recurrence &&
      record.startsAt &&
      isTimeZone(record.timeZone ?? '') &&
      endsBefore(parseRecurrence(record.recurrence).rule, record.startsAt, record.timeZone ?? '')
        ? {
            field: 'recurrence',
            zh: '重复在第一次之前就结束了：请改结束日期或开始时间',
            en: 'It stops repeating before it first takes place: change the last day or the start',
          }
        : undefined,
  },
  'What came of a series stands with each of its occurrences': {
    check: ({ record, changed }) =>
      record.recurrence &&
      (record.actualEnd || record.status === 'held') &&
      (changed('status') || changed('actualEnd'))
        ? {
            field: record.actualEnd ? 'actualEnd' : 'status',
            zh: '重复的日程请在某一次中填写结果',
            en: 'This repeats: tell what came of one occurrence',
          }
        : undefined,
  },
  'An occurrence that was changed by itself does not repeat': {
    check: ({ record }) =>
      record.series && record.recurrence
        ? {
            field: 'recurrence',
            zh: '这是系列中的一次，不能再重复',
            en: 'This is one of a series already',
          }
        : undefined,
  },
});
