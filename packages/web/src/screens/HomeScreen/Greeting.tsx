import type { ReactNode } from 'react';
import { type TextKey, useFormat, useText } from '../../i18n/index.ts';

/** From which hour on one says what. */
const greetings: [from: number, text: TextKey][] = [
  [5, 'home.goodMorning'],
  [12, 'home.goodAfternoon'],
  [18, 'home.goodEvening'],
];

/** A word of welcome that fits the hour, and the date. */
export function Greeting({ name, children }: { name: string; children?: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const hour = format.hour();
  const [, greeting] = greetings.findLast(([from]) => hour >= from) ?? [0, 'home.goodEvening' as const];
  return (
    <header className="page-bar">
      <div className="home-greeting">
        <h1>{t(greeting, { name })}</h1>
        <span className="quiet">{format.dayInWords(new Date())}</span>
      </div>
      {children}
    </header>
  );
}
