import { expect, test } from 'vitest';
import { normalForms, soundOf } from './normalForms.ts';

test.each([
  ['companyName', '海川智能仪表有限公司', '海川智能仪表（集团）股份有限公司'],
  ['companyName', 'Huawei Technologies Co., Ltd.', 'huawei technologies'],
  ['companyName', 'ＡＢＣ 科技', 'abc科技'],
  ['phone', '+86 571 8816 0001', '0571-88160001'],
  ['phone', '0086 138-0013-8000', '13800138000'],
  ['domain', 'https://www.Huawei.com/cn/', 'li@huawei.com'],
  ['exact', ' 91330100ma ', '91330100MA'],
] as const)('%s: “%s” and “%s” are likely the same', (form, one, other) => {
  expect(normalForms[form](one)).toBe(normalForms[form](other));
  expect(normalForms[form](one)).not.toBe('');
});

test('names that sound the same are the same only when that is no coincidence', () => {
  expect(soundOf(normalForms.companyName('华为技术有限公司'))).toBe('huaweijishu');
  expect(soundOf(normalForms.companyName('Huawei Jishu Co., Ltd.'))).toBe('huaweijishu');
  expect(soundOf('华信')).toBeNull();
  expect(soundOf('huaxi')).toBeNull();
});

test('the mail of a public provider says nothing of a company', () => {
  expect(normalForms.domain('li@qq.com')).toBe('');
  expect(normalForms.domain('https://mail.163.com')).not.toBe('');
});
