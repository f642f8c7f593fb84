import { describe, expect, it } from 'vitest';
import { pastedLines } from './pastedLines.ts';

describe('Lines pasted from a sheet (INV-05)', () => {
  it('are read whatever way figures are written, and the heading is left out', () => {
    const text =
      '品名\t数量\t单位\t单价\t折扣\nSM-1 智能水表\t１，２００\t台\t￥398.00\nP3 压力变送器\t12\t只\t1,260\t5%\n';
    expect(pastedLines(text)).toMatchObject([
      { description: 'SM-1 智能水表', quantity: '1200', unit: '台', price: '398.00', discount: null },
      { description: 'P3 压力变送器', quantity: '12', unit: '只', price: '1260', discount: { percent: '5' } },
    ]);
  });

  it('follow the headings in whatever order they stand, and sums are left out', () => {
    const text =
      '序号\t产品名称\t规格型号\t单价（元）\t数量\t金额\n1\t水表\tDN15\t398\t10\t3,980\n2\t\t\t438\t20\t8,760';
    expect(pastedLines(text)).toMatchObject([
      { description: '水表 DN15', quantity: '10', price: '398', unit: null },
      { description: '水表 DN15', quantity: '20', price: '438' },
    ]);
  });

  it('take the name of merged cells from above, and do without a unit', () => {
    expect(pastedLines('水表\t10\t398\n\t20\t438')).toMatchObject([
      { description: '水表', quantity: '10', price: '398' },
      { description: '水表', quantity: '20', price: '438' },
    ]);
  });

  it('lose nothing: what is no figure stays as it was written, also in the first row', () => {
    expect(pastedLines('水表\t若干\t台\t面议\n阀门\t1\t台\t1')).toMatchObject([
      { description: '水表', quantity: '若干', unit: '台', price: '面议' },
      { description: '阀门', quantity: '1', unit: '台', price: '1' },
    ]);
  });

  it.each(['合计', '总 计：', 'Total', '小计'])('leave out the sum at the end: %s', (sum) => {
    expect(pastedLines(`水表\t10\t398\n${sum}\t\t\n${sum}\t10\t`)).toHaveLength(1);
  });

  it('leave out a sum that stands where lines are numbered: it was the item above, as often as all were', () => {
    const text =
      '序号\t名称\t型号\t数量\t单价\t金额\n1\t水表\tDN15\t10\t398\t3980\n合计（元）\t\t\t10\t\t3980';
    expect(pastedLines(text)).toMatchObject([{ description: '水表 DN15', quantity: '10' }]);
    expect(pastedLines('水表\t10\t398\n合计（大写）：\t叁仟玖佰捌拾元整\t')).toHaveLength(1);
  });

  it.each([
    ['１２台', '', '12', '台'],
    ['1,200 个', '个', '1200', '个'],
    ['3.5米', '', '3.5', '米'],
    ['10 kg', '', '10', 'kg'],
    // Of another unit than the column says, or no plain figure: its cell says so.
    ['2箱', '个', '2箱', '个'],
    ['1万', '', '1万', null],
    ['5k', '', '5k', null],
    ['2×3m', '', '2×3m', null],
  ])('take %s, beside the unit “%s”, for %s of %s', (quantity, unit, figure, word) => {
    expect(pastedLines(`名称\t数量\t单位\t单价\n水表\t${quantity}\t${unit}\t1`)).toMatchObject([
      { quantity: figure, unit: word },
    ]);
  });

  it('are words where a row of the sheet has nothing but words', () => {
    expect(pastedLines('水表\t10\t398\n含安装\t\t')).toMatchObject([
      { kind: 'item' },
      { kind: 'text', description: '含安装' },
    ]);
  });
});
