import { describe, expect, it } from 'vitest';
import { askedTogether, namesIn } from './pastedNames.ts';

describe('What pasted lines are called by (INV-05)', () => {
  it('is the whole, then what it begins and ends with: a name and a model may have spaces of their own', () => {
    const names = namesIn('item', '屏蔽信号线 RVVP RVVP 2×1.0');
    expect(names[0]).toBe('屏蔽信号线 RVVP RVVP 2×1.0');
    expect(names).toEqual(expect.arrayContaining(['屏蔽信号线 RVVP', 'RVVP 2×1.0', '屏蔽信号线', '2×1.0']));
    expect(namesIn('item', '水表')).toEqual(['水表']);
    expect(namesIn('text', '含安装 与调试')).toEqual(['含安装 与调试']);
    expect(
      namesIn(
        'item',
        Array(400)
          .fill('字')
          .map((word, at) => word + at)
          .join(' '),
      ).length,
    ).toBe(13);
  });

  it('is asked for in questions that no server finds too long, and none is left out', () => {
    const names = Array.from({ length: 400 }, (_, index) => `超声波流量计 DN${index}`);
    const questions = askedTogether(names);
    expect(questions.flat()).toEqual(names);
    for (const some of questions) expect(encodeURIComponent(JSON.stringify(some)).length).toBeLessThan(8000);
    expect(askedTogether([])).toEqual([]);
  });
});
