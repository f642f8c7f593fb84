import { describe, expect, it } from 'vitest';
import { mistakes, worked } from './formula.fixture.ts';
import { formulaFunctions } from './functions.ts';
import { circleThrough, inOrder } from './order.ts';

const deal = {
  name: '年度框架',
  stage: 'won',
  kinds: ['goods', 'service'],
  amount: '1280.50',
  rate: '7.100000',
  count: 3,
  chance: '25.00',
  urgent: true,
  signedOn: '2026-01-31',
  dueOn: '2026-03-02',
  openedAt: '2026-01-01T00:00:00.000Z',
  closedAt: '2026-01-02T12:00:00.000Z',
  account: 7,
  orders: 4,
};

describe('A formula (PLT-05)', () => {
  it.each([
    ['1 + 2 * 3', '7.0000000000'],
    ['(1 + 2) * 3', '9.0000000000'],
    ['10 - 4 - 3', '3.0000000000'],
    ['-2 * -3', '6.0000000000'],
    ['7 % 3', '1.0000000000'],
    ['0.1 + 0.2', '0.3000000000'],
    ['amount * rate', '9091.5500000000'],
    ['amount × 数量', null],
    ['（amount ＋ 1）×2', '2563.0000000000'],
    ['amount * chance', '320.1250000000'],
    ['round(10 / 3, 2)', '3.3300000000'],
    ['round(-2.5)', '-3.0000000000'],
    ['round(1251, -2)', '1300.0000000000'],
    ['floor(-1.5) + ceil(1.2) + abs(-4)', '4.0000000000'],
    ['min(3, count, 5) + max(1, orders)', '7.0000000000'],
    ['days(signedOn, dueOn)', '30.0000000000'],
    ['days(openedAt, closedAt)', '1.5000000000'],
    ['days("2026-01-01", signedOn)', '30.0000000000'],
    ['year(signedOn) * 100 + month(signedOn)', '202601.0000000000'],
    ['length(name)', '4.0000000000'],
    ['if(stage = "won", 1, 2)', '1.0000000000'],
    ['如果(stage = “lost”， 1， 2)', '2.0000000000'],
    ['if(contains(kinds, "service"), 1, 0)', '1.0000000000'],
    ['if(urgent and not empty(account), 1, 0)', '1.0000000000'],
    ['if(1 < 2 or 1 / 0 = 1, 1, 0)', '1.0000000000'],
    ['if(signedOn > "2026-01-30", 1, 0)', '1.0000000000'],
  ] as const)('%s', (text, value) => {
    if (value === null) expect(() => worked(text, deal)).toThrow('There is no field “数量”');
    else expect(worked(text, deal)).toBe(value);
  });

  it('comes to what its result is: rounded, a percent of a hundred, a text, a day, yes or no', () => {
    expect(worked('10 / 3', deal, 'money')).toBe('3.33');
    expect(worked('0 - 0.001', deal, 'money')).toBe('0.00');
    expect(worked('1 / 3', deal, 'percent')).toBe('33.33');
    expect(worked('7 / 2', deal, 'integer')).toBe(4);
    expect(worked('concat(name, " ", stage, " ", count, " ", kinds)', deal, 'text')).toBe(
      '年度框架 赢单 3 货物、服务',
    );
    expect(worked('stage', deal, 'text')).toBe('赢单');
    expect(worked('addMonths(signedOn, 1)', deal, 'date')).toBe('2026-02-28');
    expect(worked('addDays(signedOn, count)', deal, 'date')).toBe('2026-02-03');
    expect(worked('if(empty(dueOn), "2026-12-31", dueOn)', {}, 'date')).toBe('2026-12-31');
    expect(worked('amount > 1000', deal, 'boolean')).toBe(true);
    expect(worked('concat(left(name, 2), right("abc", 1), upper("x"), lower("Y"))', deal, 'text')).toBe(
      '年度cXy',
    );
  });

  it('is empty, never an error, where it can’t be worked out', () => {
    expect(worked('amount / 0', deal)).toBeNull();
    expect(worked('5 % (count - 3)', deal)).toBeNull();
    expect(worked('amount * rate', { amount: '1.00' })).toBeNull();
    expect(worked('1000000000 * 10000000000', deal, 'money')).toBeNull();
    expect(worked('1000000 * 1000000', deal, 'integer')).toBe(1e12);
    expect(worked('addDays(signedOn, 100000000)', deal, 'date')).toBeNull();
    expect(worked('addMonths("9999-12-01", 2)', deal, 'date')).toBeNull();
    expect(worked('amount > 1', {}, 'boolean')).toBe(false);
    expect(worked('concat(name, "")', {}, 'text')).toBeNull();
    expect(worked('ifEmpty(amount, 0) + max(count, 2)', {})).toBe('2.0000000000');
    expect(worked('if(stage != "won", 1, 0)', {})).toBe('1.0000000000');
  });

  it('cuts a text that is longer than its field', () => {
    expect(worked(`concat("${'字'.repeat(250)}", "${'𠮷'.repeat(250)}")`, {}, 'text')).toBe(
      `${'字'.repeat(250)}${'𠮷'.repeat(5)}`,
    );
  });
});

describe('A mistake in a formula', () => {
  it.each([
    ['', '0–0 请写公式'],
    ['amount + name', '7–8 文字不能用“+”相接，请写成 concat(a, b)'],
    ['amount * name', '9–13 这里应为数字，现为文字'],
    ['signedOn + 30', '9–10 日期不能直接加减，请写成 addDays(日期, 天数) 或 days(起, 止)'],
    ['amount + ', '9–9 这里缺少一个值'],
    ['(amount + 1', '0–1 缺少右括号'],
    ['amount + 1)', '10–11 这里不应有“)”'],
    ['amount rate', '7–11 “rate”之前缺少运算符'],
    ['amount # 1', '7–8 公式里不能有“#”'],
    ['if(stage = "won, 1, 2)', '11–22 文字缺少结尾的引号'],
    ['amt * 2', '0–3 没有名为“amt”的字段'],
    ['account.name', '0–12 公式只能读取本记录的字段，不能读取所引用记录的字段'],
    ['if(account = 7, 1, 2)', '3–10 “客户”只能用在 empty(…) 里'],
    ['sqrt(amount)', '0–4 没有名为“sqrt”的函数'],
    ['round', '0–5 函数“round”之后要有括号'],
    ['round(amount, 1, 2)', '0–5 “round”最多 2 个值：round(数字, 小数位数)'],
    ['days(signedOn)', '0–4 “days”至少要 2 个值：days(起, 止)'],
    ['days(signedOn, openedAt)', '15–23 这几个值应是同一类：有日期，也有日期时间'],
    ['if(amount, 1, 2)', '3–9 这里应为是或否，现为数字'],
    ['if(urgent, 1, "two")', '14–19 这几个值应是同一类：有数字，也有文字'],
    ['if(stage = "赢单", 1, 2)', '11–15 选项按其值比较：“赢单”应写成 "won"'],
    ['if(stage = "wonn", 1, 2)', '11–17 “阶段”没有“wonn”这一项'],
    ['if(contains(kinds, "good"), 1, 2)', '19–25 “类别”没有“good”这一项'],
    ['if(stage > "won", 1, 2)', '3–8 选项没有大小之分'],
    ['if(signedOn > "2026-02-30", 1, 2)', '14–26 “2026-02-30”不是日期，应如 "2026-11-23"'],
    ['if(amount = "1", 1, 2)', '3–15 数字不能与文字比较'],
    ['if(1 < count < 5, 1, 2)', '13–14 一次只能比较两个值，请写成 a < b and b < c'],
    ['name', '0–4 公式的结果应为数字，现为文字'],
    ['null', '0–4 公式总是为空'],
  ])('%s', (text, mistake) => {
    expect(mistakes(text)).toEqual([mistake]);
  });

  it('of every place is told at once, in the order they are written', () => {
    expect(mistakes('if(amt > 1, nmae, 2) + "x"')).toEqual([
      '3–6 没有名为“amt”的字段',
      '12–16 没有名为“nmae”的字段',
      '21–22 文字不能用“+”相接，请写成 concat(a, b)',
    ]);
  });

  it.each(['today()', 'now()', '今天()', 'today'])(
    '%s is refused, because it changes without a save',
    (text) => {
      expect(mistakes(`days(signedOn, ${text})`)[0]).toMatch(/天天在变/);
    },
  );

  it('nested too deeply, too long or too precise is told, not a crash', () => {
    expect(mistakes(`${'('.repeat(500)}1`)).toEqual([expect.stringMatching('括号和函数套得太深')]);
    expect(mistakes('1+'.repeat(1500))).toEqual(['2000–3000 公式最多 2000 个字']);
    expect(mistakes(`${'9'.repeat(31)}`)).toEqual([expect.stringMatching('数字太长')]);
    expect(worked(`${'1+'.repeat(999)}1`)).toBe('1000.0000000000');
  });
});

describe('Formulas that read formulas', () => {
  it('are worked out after those they read', () => {
    const formulas = [
      { name: 'c', reads: ['b', 'x'] },
      { name: 'a', reads: ['x'] },
      { name: 'b', reads: ['a'] },
    ];
    expect(inOrder(formulas).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('in a circle are named on the way round', () => {
    const formulas = [
      { name: 'a', reads: ['b'] },
      { name: 'b', reads: ['x', 'c'] },
      { name: 'c', reads: ['a'] },
      { name: 'd', reads: ['a'] },
    ];
    expect(circleThrough('a', formulas)).toEqual(['a', 'b', 'c', 'a']);
    expect(circleThrough('d', formulas)).toBeNull();
    expect(inOrder(formulas)).toEqual([]);
  });
});

it('Every function of formulas has a Chinese name of its own, and a usage that begins with its English one', () => {
  const functions = Object.entries(formulaFunctions);
  expect(new Set(functions.map(([, { zh }]) => zh)).size).toBe(functions.length);
  for (const [name, { usage }] of functions) {
    expect(usage.zh.startsWith(`${name}(`)).toBe(true);
    expect(usage.en.startsWith(`${name}(`)).toBe(true);
  }
});
