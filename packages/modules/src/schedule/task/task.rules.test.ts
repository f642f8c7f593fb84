import { describe, expect, it } from 'vitest';
import { changing, creating, faulty, now } from '../../rules.fixture.ts';
import { taskRules } from './task.rules.ts';

describe('Tasks (CAL-01, CAL-03)', () => {
  it('A task that is done tells since when, and one that is taken up again no longer does', () => {
    const done = changing(taskRules, { status: 'notStarted' }, { status: 'done' }).record;
    expect(done.doneAt).toBe(now.toISOString());
    expect(changing(taskRules, done, { status: 'inProgress' }).record.doneAt).toBeNull();
    expect(changing(taskRules, done, { subject: '改名' }).record.doneAt).toBe(done.doneAt);
  });

  it('A task that is put off still tells when it was due at first', () => {
    const [first, second, third] = [23, 24, 25].map((day) => `2026-11-${day}T10:00:00.000Z`);
    const made = creating(taskRules, { subject: '回访', dueAt: first }).record;
    expect(made.firstDueAt ?? null).toBeNull();
    const moved = changing(taskRules, made, { dueAt: second }).record;
    expect(moved.firstDueAt).toBe(first);
    const again = changing(taskRules, moved, { dueAt: third }).record;
    expect(again.firstDueAt).toBe(first);
    expect(changing(taskRules, again, { subject: '改名' }).record.firstDueAt).toBe(first);
    expect(changing(taskRules, again, { dueAt: null }).record.firstDueAt).toBe(first);
    expect(changing(taskRules, again, { dueAt: first }).record.firstDueAt).toBeNull();
    // What had no time yet was planned for none.
    const undated = creating(taskRules, { subject: '回访' }).record;
    expect(changing(taskRules, undated, { dueAt: first }).record.firstDueAt).toBeNull();
  });

  it('A task that repeats, or reminds before it is due, says when it is due', () => {
    const dueAt = '2026-11-24T02:00:00.000Z';
    expect(faulty(creating(taskRules, { recurrence: 'FREQ=DAILY' }))).toEqual(['dueAt']);
    expect(faulty(creating(taskRules, { reminders: ['dayAfter1'] }))).toEqual(['dueAt']);
    expect(faulty(creating(taskRules, { recurrence: 'FREQ=DAILY', reminders: ['hour1'], dueAt }))).toEqual(
      [],
    );
    expect(faulty(creating(taskRules, { dueAt, timeZone: 'Mars/Olympus' }))).toEqual(['timeZone']);
  });

  it('Nobody is reminded in the past', () => {
    const past = '2026-11-22T02:00:00.000Z';
    expect(faulty(creating(taskRules, { remindAt: past }))).toEqual(['remindAt']);
    expect(faulty(creating(taskRules, { remindAt: '2028-11-22T02:00:00.000Z' }))).toEqual([]);
    // What was set long ago does not stand in the way of other changes.
    expect(faulty(changing(taskRules, { remindAt: past }, { subject: '改名' }))).toEqual([]);
  });
});
