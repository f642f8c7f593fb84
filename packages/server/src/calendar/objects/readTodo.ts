import {
  type AnyTodoTrait,
  instantOf,
  type Module,
  type TodoState,
  todoStates,
  wallClock,
} from '@gejie/core';
import type ICAL from 'ical.js';
import { ProblemError } from '../../problem.ts';
import { remindersIn } from './alarms.ts';
import { lengthOf, momentIn } from './moments.ts';
import type { SentBy } from './sentObject.ts';

type Values = [field: string | undefined, value: unknown][];

/**
 * Something to do as a program sent it, as values of a record but for its words.
 * @throws ProblemError malformed for one that repeats: what comes next is made here, when one is done
 */
export function readTodo(todo: ICAL.Component, module: Module, trait: AnyTodoTrait, by: SentBy): Values {
  if (todo.hasProperty('rrule') || todo.hasProperty('rdate'))
    throw new ProblemError('malformed', {
      zh: '重复的任务请在 CRM 中设置：完成后会自动产生下一次',
      en: 'Let a task repeat in the CRM: the next one is made there when it is done',
    });
  const { calendar, reminds } = module.definition;
  const due = dueIn(todo, by.timeZone);
  const reminders = remindersIn(todo, reminds).map(
    // Before what is never due nobody can be reminded.
    ([field, value]): [string, unknown] => [
      field,
      due === null && field === reminds?.before?.field ? [] : value,
    ],
  );
  return [
    [calendar?.start, due],
    [trait.status, statusIn(todo, trait, by)],
    ...priorityIn(todo, trait),
    ...reminders.filter(
      ([field, value]) => field !== reminds?.at || isToCome(value, by.known?.record[field], by.now),
    ),
  ];
}

/** By when it is to be done; of a day, by its end. */
function dueIn(todo: ICAL.Component, timeZone: string): string | null {
  const told = todo.getFirstProperty('due');
  if (told) {
    const { at, isDay } = momentIn(told, timeZone);
    return isDay
      ? instantOf(`${wallClock(new Date(at), timeZone).slice(0, 10)} 23:59:00`, timeZone).toISOString()
      : at;
  }
  const begins = todo.hasProperty('duration') ? todo.getFirstProperty('dtstart') : null;
  if (!begins) return null;
  return new Date(Date.parse(momentIn(begins, timeZone).at) + lengthOf(todo) * 1000).toISOString();
}

/** The status that the record has, where that is meant already: a program knows fewer of them. */
function statusIn(
  todo: ICAL.Component,
  { status, states }: AnyTodoTrait,
  { known }: SentBy,
): string | undefined {
  const state = stateIn(todo);
  const now = String(known?.record[status] ?? '');
  return states[state].includes(now) ? now : states[state][0];
}

function stateIn(todo: ICAL.Component): TodoState {
  const told = String(todo.getFirstPropertyValue('status') ?? '').toUpperCase();
  const state = todoStates.find((one) => one === told);
  if (state) return state;
  const isDone =
    todo.hasProperty('completed') || Number(todo.getFirstPropertyValue('percent-complete')) === 100;
  return isDone ? 'COMPLETED' : 'NEEDS-ACTION';
}

/** The nearest priority there is; 0 says nothing. */
function priorityIn(todo: ICAL.Component, { priority }: AnyTodoTrait): Values {
  const told = Number(todo.getFirstPropertyValue('priority') ?? 0);
  if (!priority || !(told >= 1 && told <= 9)) return [];
  const [nearest] = Object.entries(priority.numbers).toSorted(
    ([, a], [, b]) => Math.abs(a - told) - Math.abs(b - told),
  );
  return nearest ? [[priority.field, nearest[0]]] : [];
}

/** Programs keep alarms that have rung; those are no wish to be reminded in the past. */
function isToCome(at: unknown, known: unknown, now: Date): boolean {
  return at === null || (at !== known && Date.parse(String(at)) > now.getTime());
}
