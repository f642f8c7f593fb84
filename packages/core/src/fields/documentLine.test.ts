import { describe, expect, it } from 'vitest';
import { lineWords } from './documentLine.ts';

describe('What a line says of what stands in it (INV-05)', () => {
  it('says the model after the name, as far as the name does not say it already', () => {
    expect(lineWords('泵站监控方案', '标准型')).toBe('泵站监控方案 标准型');
    expect(lineWords('SM-1 智能水表 DN20', 'SM-1 DN20')).toBe('SM-1 智能水表 DN20');
    expect(lineWords('G1 物联网关 防爆', 'G1-Ex')).toBe('G1 物联网关 防爆 G1-Ex');
    expect(lineWords('锂亚电池 ER26500', 'ER26500', null, undefined)).toBe('锂亚电池 ER26500');
  });
});
