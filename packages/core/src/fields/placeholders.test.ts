import { describe, expect, test } from 'vitest';
import { filledIn } from './placeholders.ts';

const values: Record<string, string> = { name: '王工', phone: '', total: '¥1.00' };
const filled = (text: string) => filledIn(text, ({ path }) => values[path] ?? '');

describe('Texts with placeholders (PLT-20, CMP-08)', () => {
  test.each([
    ['{{name}} {{phone}}', '王工'],
    ['a\n{{phone}}{{email}}\nb', 'a\nb'],
    ['a\n\nb', 'a\n\nb'],
  ])('%j says %j: a line of nothing but what is empty goes, a line left empty stays', (text, said) => {
    expect(filled(text)).toBe(said);
  });

  test.each([
    ['a\n客户负责人：{{owner}}　{{phone}}\nb', 'a\nb'],
    ['Service desk: {{owner}}  {{phone}}', ''],
    ['客户负责人：{{name}}　{{phone}}', '客户负责人：王工'],
  ])('%j says %j: a label goes with the value that there is not', (text, said) => {
    expect(filled(text)).toBe(said);
  });

  test.each([
    ['尊敬的{{owner}}：', '尊敬的：'],
    ['附上报价单 {{owner}}。', '附上报价单 。'],
    ['核对：{{owner}} 编号 {{phone}}', '核对： 编号'],
  ])('%j stays: it says more than a label', (text, said) => {
    expect(filled(text)).toBe(said);
  });
});
