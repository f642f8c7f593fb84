import type { WorkingCalendar, WorkingHours, WorkingSpan } from '@gejie/core';
import { z } from 'zod';
import type { AccessCache } from '../access/accessCache.ts';
import type { Session } from '../access/session.ts';
import { tellSettingsChanged } from '../audit/settingsChanged.ts';
import type { Database } from '../database/connection.ts';
import { mergeSetting, readSetting } from '../database/organization/settingRows.ts';
import { exceptionalDays } from '../database/workingTime/exceptionalDays.ts';
import type { CompanySettings } from '../organization/companySettings.ts';

const mostSpans = 6;
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'notTime' });
const span = z
  .strictObject({ from: clock, until: clock })
  .refine(({ from, until }) => from < until, { error: 'notSpan', path: ['until'] });
const spans = z
  .array(span)
  .max(mostSpans)
  .transform((all) => all.toSorted((one, other) => (one.from < other.from ? -1 : 1)))
  .refine((all) => all.every(({ from }, index) => index === 0 || (all[index - 1]?.until ?? '') <= from), {
    error: 'spansOverlap',
  });

export const workingTimeSchema = z.strictObject({
  /** Monday to Sunday. */
  weekdays: z
    .array(spans)
    .length(7)
    // Without a working hour in the week no clock would ever run.
    .refine((days) => days.some((day) => day.length > 0), { error: 'required' })
    .optional(),
  makeUp: spans.refine((all) => all.length > 0, { error: 'required' }).optional(),
});

const part = 'workingTime';
const usualDay: WorkingSpan[] = [
  { from: '09:00', until: '12:00' },
  { from: '13:00', until: '18:00' },
];

/** The five-day week of China. */
export const usualHours: WorkingHours = {
  weekdays: [usualDay, usualDay, usualDay, usualDay, usualDay, [], []],
  makeUp: usualDay,
};

/** When the company works; read once until it changes. PLT-19 */
export class WorkingTimeSettings {
  private readonly database: Database;
  private readonly cache: AccessCache;
  private readonly company: CompanySettings;

  constructor(database: Database, cache: AccessCache, company: CompanySettings) {
    this.database = database;
    this.cache = cache;
    this.company = company;
  }

  hours(): Promise<WorkingHours> {
    return this.cache.get(part, async () => ({
      ...usualHours,
      ...(await readSetting(this.database.kysely, part)),
    }));
  }

  /** Hours, holidays and time zone of the company, for `isWorkingTime`, `addWorkingHours` and the like. */
  async calendar(): Promise<WorkingCalendar> {
    const [hours, days, { timeZone }] = await Promise.all([
      this.hours(),
      this.cache.get('holidays', () => exceptionalDays(this.database.kysely)),
      this.company.profile(),
    ]);
    return { timeZone, hours, days };
  }

  async change(changes: z.infer<typeof workingTimeSchema>, session: Session): Promise<WorkingHours> {
    const before = await this.hours();
    await this.database.transaction(async (tx) => {
      await mergeSetting(tx, part, changes, session.user?.id ?? null);
      await tellSettingsChanged(tx, session, part, before, changes);
    });
    this.cache.clear();
    return this.hours();
  }
}
