import { describe, expect, it } from 'vitest';
import { serialsIn } from './serialsIn.ts';

describe('Serial numbers as they are typed (INV-08)', () => {
  it('stand one a line, or with commas of any width between', () => {
    expect(serialsIn(' A1\nA2，A3、A4;A5\t\n')).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  });

  it('are all of a run from one to another', () => {
    expect(serialsIn('SN-098~SN-101\nB7')).toEqual(['SN-098', 'SN-099', 'SN-100', 'SN-101', 'B7']);
    expect(serialsIn('20260009 ～ 20260011')).toEqual(['20260009', '20260010', '20260011']);
  });

  it('are as they were typed where they make no run', () => {
    for (const text of ['A5~B9', 'A9~A5', 'A1~A10', 'A~B', 'A0001~A9999'])
      expect(serialsIn(text)).toEqual([text]);
  });
});
