import { addToDay, dayIn, instantOf } from '@gejie/core';

export const storyDays = 365;
const timeZone = 'Asia/Shanghai';

/** The year of the story: day 0 is a year ago, day 365 today. Work is done on weekdays, in the daytime of China. */
export class StoryCalendar {
  readonly now: Date;
  private readonly first: string;

  constructor(now: Date) {
    this.now = now;
    this.first = addToDay(dayIn(timeZone, now), -storyDays, 'day');
  }

  /** YYYY-MM-DD */
  day(index: number): string {
    return addToDay(this.first, Math.round(index), 'day');
  }

  /** The day itself when it is a weekday, else the Monday after. */
  workday(index: number): number {
    const whole = Math.round(index);
    const weekday = new Date(`${this.day(whole)}T00:00:00Z`).getUTCDay();
    return weekday === 6 ? whole + 2 : weekday === 0 ? whole + 1 : whole;
  }

  /** @param minutes since midnight */
  instant(index: number, minutes: number): Date {
    const clock = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`;
    return instantOf(`${this.day(this.workday(index))} ${clock}`, timeZone);
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/**
 * When in the day things are entered, in minutes since midnight: what refers to something is entered after it, and the
 * afternoon is for talking.
 */
export const hours = {
  account: [540, 560],
  subsidiary: [563, 568],
  contact: [570, 590],
  report: [595, 615],
  assistant: [620, 635],
  lead: [640, 660],
  opportunity: [665, 690],
  conversion: [700, 715],
  schedule: [720, 780],
  talk: [800, 1070],
} as const;
