import { describe, expect, it } from 'vitest';
import { chinaHolidays } from './chinaHolidays.ts';

describe('The holidays of China (PLT-19)', () => {
  it('are those of the State Council where it has announced them, with the days that make up for them', () => {
    const { arranged, stretches } = chinaHolidays(2026);
    expect(arranged).toBe(true);
    const spring = stretches.filter(({ name }) => name.zh === '春节');
    expect(spring).toEqual([
      { name: { zh: '春节', en: 'Spring Festival' }, kind: 'work', from: '2026-02-14', until: '2026-02-14' },
      { name: { zh: '春节', en: 'Spring Festival' }, kind: 'off', from: '2026-02-15', until: '2026-02-23' },
      { name: { zh: '春节', en: 'Spring Festival' }, kind: 'work', from: '2026-02-28', until: '2026-02-28' },
    ]);
    expect(stretches.filter(({ kind }) => kind === 'work')).toHaveLength(6);
  });

  it('are those of the law until then', () => {
    const { arranged, stretches } = chinaHolidays(2033);
    expect(arranged).toBe(false);
    expect(stretches.map(({ name, from, until }) => [name.zh, from, until])).toEqual([
      ['元旦', '2033-01-01', '2033-01-01'],
      ['春节', '2033-01-30', '2033-02-02'],
      ['清明节', '2033-04-04', '2033-04-04'],
      ['劳动节', '2033-05-01', '2033-05-02'],
      ['端午节', '2033-06-01', '2033-06-01'],
      ['中秋节', '2033-09-08', '2033-09-08'],
      ['国庆节', '2033-10-01', '2033-10-03'],
    ]);
  });
});
