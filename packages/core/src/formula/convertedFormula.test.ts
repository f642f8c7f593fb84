import { expect, test } from 'vitest';
import { convertedFormula } from './convertedFormula.ts';

const names: Record<string, string> = { gold: '金"牌"', silver: '银牌' };
const become = (value: string) => names[value] ?? value;

test.each([
  ['if(level = "gold", 1, 2)', 'if(level = "金""牌""", 1, 2)'],
  [`if（“silver” ≠ level，"gold"，'silver'）`, `if（"银牌" ≠ level，"gold"，'silver'）`],
  ['includes(level, "silver") or other = "silver"', 'includes(level, "银牌") or other = "silver"'],
  ['if(paid, level, "gold")', 'if(paid, level, "gold")'],
  ['level = "bronze"', 'level = "bronze"'],
])('in %s only what the field is compared with becomes another (PLT-05)', (text, turned) => {
  expect(convertedFormula(text, 'level', become)).toBe(turned);
});
