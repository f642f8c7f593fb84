import { inLanguage, type Work } from '@gejie/core';
import { holiday } from '@gejie/modules';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { RecordService } from '../records/recordService.ts';
import { chinaHolidays } from './chinaHolidays.ts';

/** What came of it: how many entries are new, and whether the year's arrangement is announced. */
export interface FetchedHolidays {
  added: number;
  arranged: boolean;
}

/** Adds the holidays of China of a year to those the company has; days that have an entry already keep it. */
export function fetchHolidays(
  records: RecordService,
  session: Session,
  year: number,
): Promise<FetchedHolidays> {
  const { arranged, stretches } = chinaHolidays(year);
  return records.transaction(elevated(session, 'holidays of China'), async (work: Work) => {
    await work.alone('holidays');
    let added = 0;
    for (const { name, kind, from, until } of stretches) {
      const met = await work.find(holiday, {
        where: { from: { lte: until }, until: { gte: from } },
        limit: 1,
      });
      if (met.length > 0) continue;
      await work.create(holiday, { name: inLanguage(name, session.language), kind, from, until });
      added++;
    }
    return { added, arranged };
  });
}
