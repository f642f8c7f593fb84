import type { CSSProperties } from 'react';

interface BusyDrawn {
  event: { title: string; extendedProps: { who?: string; lane?: number } };
  timeText: string;
}

/** Room for this many lanes in each day, beside its entries: below them nobody could read who is busy. */
export function lanesOf(people: number): CSSProperties | undefined {
  return people > 0 ? ({ '--lanes': people } as CSSProperties) : undefined;
}

/** When somebody has no time, in the lane of that person. CAL-01 */
export function BusyLane({ event: { title, extendedProps }, timeText }: BusyDrawn) {
  return (
    <span
      className="busy-lane"
      title={`${title} ${timeText}`}
      style={{ '--lane': extendedProps.lane ?? 0 } as CSSProperties}
    >
      <span aria-hidden="true">{extendedProps.who}</span>
      <span className="for-screen-readers">{title}</span>
    </span>
  );
}
