import { describe, expect, it } from 'vitest';
import { formatIn } from './format.ts';

const zh = formatIn('zh-CN', 'Asia/Shanghai', 'CNY');
const en = formatIn('en', 'America/New_York', 'USD');

describe('Numbers and money', () => {
  it('keep every digit of a decimal text', () => {
    expect(zh.money('9007199254740993.01')).toBe('¥9,007,199,254,740,993.01');
    expect(zh.number('1280.5')).toBe('1,280.5');
    expect(zh.number('1280.5', 2)).toBe('1,280.50');
  });

  it('keep the digits of a price that has more than its currency', () => {
    expect(zh.money('0.0135')).toBe('¥0.0135');
    expect(zh.money('398.0000')).toBe('¥398.00');
  });

  it('take the currency of the record before that of the company', () => {
    expect(zh.money('12', 'EUR')).toBe('€12.00');
    expect(en.money('12')).toBe('$12.00');
  });

  it('are short in 万 and 亿, in English in thousands', () => {
    expect(zh.moneyShort('1280500')).toBe('¥128.05 万');
    expect(zh.moneyShort('234500000')).toBe('¥2.35 亿');
    expect(zh.moneyShort('9800')).toBe('¥9,800');
    expect(zh.moneyShort('-50000')).toBe('-¥5 万');
    expect(en.moneyShort('1280500')).toBe('$1.28M');
  });
});

describe('Dates and times', () => {
  it('show instants in the zone of the user', () => {
    expect(zh.dateTime('2026-11-23T20:30:00Z')).toBe('2026-11-24 04:30');
    expect(zh.instant('2026-11-23T20:30:07Z')).toBe('2026-11-24 04:30:07');
    expect(en.instant('2026-11-23T20:30:07Z')).toBe('23 Nov 2026 15:30:07');
    expect(en.dateTime('2026-11-23T20:30:00Z')).toBe('23 Nov 2026 15:30');
    expect(zh.today(new Date('2026-11-23T20:30:00Z'))).toBe('2026-11-24');
  });

  it('tell a span with the day once, or with both days when it goes over midnight', () => {
    expect(zh.span('2026-11-24T01:00:00Z', '2026-11-24T02:30:00Z')).toBe('11-24 09:00 – 10:30');
    expect(zh.span('2026-11-24T01:00:00Z', '2026-11-25T02:30:00Z')).toBe('11-24 09:00 – 11-25 10:30');
    expect(en.span('2026-11-24T14:00:00Z', '2026-11-24T15:30:00Z')).toBe('24 Nov 09:00 – 10:30');
  });

  it('tell how long something took by its two largest units', () => {
    expect(zh.lasting(75)).toBe('1 小时 15 分钟');
    expect(zh.lasting(1445)).toBe('1 天 5 分钟');
    expect(en.lasting(30)).toBe('30 minutes');
    expect(en.lasting(2 * 1440 + 61)).toBe('2 days 1 hour');
  });

  it('leave plain days as they are', () => {
    expect(zh.date('2026-03-01')).toBe('2026-03-01');
    expect(en.date('2026-03-01')).toBe('1 Mar 2026');
  });

  it('tell days apart by the calendar of the user, not by hours', () => {
    const now = new Date('2026-11-23T16:30:00Z');
    expect(zh.relative('2026-11-23T15:59:00Z', now)).toBe('昨天');
    expect(zh.relative('2026-11-23T16:01:00Z', now)).toBe('今天');
    expect(zh.relative('2026-11-21', now)).toBe('3 天前');
    expect(en.relative('2026-11-26', now)).toBe('in 3 days');
  });
});

describe('Whoever writes otherwise than the language does', () => {
  const german = formatIn('en', 'Europe/Berlin', 'EUR', [], { dates: 'dmy', numbers: 'point' });
  const american = formatIn('zh-CN', 'America/New_York', 'CNY', [], { dates: 'mdy', numbers: 'space' });
  const plain = formatIn('en', 'Asia/Shanghai', 'CNY', [], { dates: 'ymd', numbers: 'comma' });

  it('reads dates in that order', () => {
    expect(german.date('2026-03-01')).toBe('01/03/2026');
    expect(german.dateTime('2026-11-23T20:30:00Z')).toBe('23/11/2026 21:30');
    expect(american.date('2026-03-01')).toBe('03/01/2026');
    expect(american.instant('2026-11-23T20:30:07Z')).toBe('11/23/2026 15:30:07');
    expect(american.span('2026-11-24T14:00:00Z', '2026-11-24T15:30:00Z')).toBe('11/24 09:00 – 10:30');
    expect(plain.dateTime('2026-11-23T20:30:00Z')).toBe('2026-11-24 04:30');
    expect([german.dayPattern, american.dayPattern, plain.dayPattern]).toEqual([
      'DD/MM/YYYY',
      'MM/DD/YYYY',
      'YYYY-MM-DD',
    ]);
  });

  it('reads numbers and money with those separators, to the last digit', () => {
    expect(german.money('9007199254740993.01')).toBe('€9.007.199.254.740.993,01');
    expect(german.number('1280.5', 2)).toBe('1.280,50');
    expect(german.percent('12.5')).toBe('12,5%');
    expect(american.money('-1280500')).toBe('-¥1\u00a0280\u00a0500,00');
    expect(plain.number('1280.5')).toBe('1,280.5');
  });
});
