import { addToDay, type BilingualText } from '@gejie/core';
import chineseDays from 'chinese-days';

// Node finds no named exports in its bundle.
const { getDayDetail, getSolarDateFromLunar, getSolarTermDate } = chineseDays;

/** Days off, or working days that make up for them, as one stretch. */
export interface HolidayStretch {
  name: BilingualText;
  kind: 'off' | 'work';
  /** YYYY-MM-DD, both included. */
  from: string;
  until: string;
}

export interface HolidaysOfYear {
  /** Whether the State Council's arrangement is known; else only the days that the law itself names. */
  arranged: boolean;
  stretches: HolidayStretch[];
}

/** The holidays of China in a year, with the working days that make up for them (调休) once those are announced. */
export function chinaHolidays(year: number): HolidaysOfYear {
  const arranged = arrangedIn(year);
  return arranged.length > 0
    ? { arranged: true, stretches: arranged }
    : { arranged: false, stretches: byLaw(year) };
}

function arrangedIn(year: number): HolidayStretch[] {
  const stretches: HolidayStretch[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addToDay(day, 1, 'day')) {
    const { name, work } = getDayDetail(day);
    // "Spring Festival,春节,4"; of any other day the name is the weekday's.
    const [en = '', zh] = name.split(',');
    if (zh === undefined) continue;
    const kind = work ? 'work' : 'off';
    const last = stretches.at(-1);
    if (last?.kind === kind && last.name.zh === zh && addToDay(last.until, 1, 'day') === day)
      last.until = day;
    else stretches.push({ name: { zh, en }, kind, from: day, until: day });
  }
  return stretches;
}

/** 全国年节及纪念日放假办法, as in force since 2025. */
function byLaw(year: number): HolidayStretch[] {
  const newYear = getSolarDateFromLunar(`${year}-01-01`).date;
  const days: [zh: string, en: string, from: string, count: number][] = [
    ['元旦', 'New Year’s Day', `${year}-01-01`, 1],
    ['春节', 'Spring Festival', addToDay(newYear, -1, 'day'), 4],
    ['清明节', 'Tomb-sweeping Day', getSolarTermDate(year, 4, 'pure_brightness'), 1],
    ['劳动节', 'Labour Day', `${year}-05-01`, 2],
    ['端午节', 'Dragon Boat Festival', getSolarDateFromLunar(`${year}-05-05`).date, 1],
    ['中秋节', 'Mid-autumn Festival', getSolarDateFromLunar(`${year}-08-15`).date, 1],
    ['国庆节', 'National Day', `${year}-10-01`, 3],
  ];
  return days.map(([zh, en, from, count]) => ({
    name: { zh, en },
    kind: 'off',
    from,
    until: addToDay(from, count - 1, 'day'),
  }));
}
