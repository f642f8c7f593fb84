/** Ends of a share that are chosen with one press. */
export const ends = ['never', 'today', 'friday', 'week', 'month'] as const;
export type End = (typeof ends)[number];

const friday = 5;

/** The last day of a share chosen on a day, both YYYY-MM-DD; null: it goes on. */
export function endOf(end: End, today: string): string | null {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const days: Record<End, number | null> = {
    never: null,
    today: 0,
    friday: (friday - weekday + 7) % 7,
    week: 7,
    month: 30,
  };
  const added = days[end];
  return added === null ? null : later(today, added);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
