import { basicInstant, formatRule, instantOf, parseRecurrence, wallClock } from '@gejie/core';

/** How a series is meant. */
interface Meant {
  allDay: boolean;
  zone: string;
}

/**
 * The rule of a series as other programs read it: its end is a day where days are meant and a moment in UTC where times
 * are (RFC 5545, 3.3.10).
 */
export function ruleOf(recurrence: string, { allDay, zone }: Meant): string {
  const { rule } = parseRecurrence(recurrence);
  if (rule.until === null) return formatRule(rule);
  const isDay = !rule.until.includes('T');
  if (isDay === allDay) return formatRule(rule);
  const until = isDay
    ? basicInstant(instantOf(`${dayIn(rule.until)} 23:59:59`, zone).toISOString())
    : wallClock(new Date(isoOf(rule.until)), zone)
        .slice(0, 10)
        .replaceAll('-', '');
  return formatRule({ ...rule, until });
}

/** A rule as another program wrote it, its end in UTC where it told it by the clock of the zone. */
export function ruleIn(text: string, zone: string): string {
  return text.replace(
    /UNTIL=(\d{8})T(\d{2})(\d{2})(\d{2})(?!Z|\d)/,
    (_whole, day: string, hour, minute, second) => {
      const end = instantOf(`${dayIn(day)} ${hour}:${minute}:${second}`, zone);
      return `UNTIL=${basicInstant(end.toISOString())}`;
    },
  );
}

/** 20261231 → 2026-12-31 */
function dayIn(basic: string): string {
  return `${basic.slice(0, 4)}-${basic.slice(4, 6)}-${basic.slice(6, 8)}`;
}

/** 20261231T155959Z → 2026-12-31T15:59:59Z */
function isoOf(basic: string): string {
  return `${dayIn(basic)}T${basic.slice(9, 11)}:${basic.slice(11, 13)}:${basic.slice(13, 15)}Z`;
}
