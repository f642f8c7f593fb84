import { type AnyTodoTrait, type Module, todoStates } from '@gejie/core';
import ICAL from 'ical.js';
import type { CalendarObject } from './calendarObject.ts';
import { dressed, instant } from './dressed.ts';

/** Something to do as text/calendar (RFC 5545, 3.6.2). What repeats is a to-do each time: the next comes when this is done. */
export function writeTodo(
  { record, uid, book }: CalendarObject,
  module: Module,
  trait: AnyTodoTrait,
): ICAL.Component {
  const todo = new ICAL.Component('vtodo');
  dressed(todo, record, { module, uid, book });
  const { calendar } = module.definition;
  const due = record[calendar?.start ?? ''];
  if (typeof due === 'string') todo.addPropertyWithValue('due', instant(due));
  const status = String(record[trait.status] ?? '');
  const state = todoStates.find((one) => trait.states[one].includes(status)) ?? 'NEEDS-ACTION';
  todo.addPropertyWithValue('status', state);
  const doneAt = trait.doneAt && record[trait.doneAt];
  if (state === 'COMPLETED') {
    if (typeof doneAt === 'string') todo.addPropertyWithValue('completed', instant(doneAt));
    todo.addPropertyWithValue('percent-complete', 100);
  }
  const { field = '', numbers = {} } = trait.priority ?? {};
  const priority = numbers[String(record[field] ?? '')];
  if (priority !== undefined) todo.addPropertyWithValue('priority', priority);
  return todo;
}
