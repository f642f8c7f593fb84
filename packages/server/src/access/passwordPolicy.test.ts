import { expect, test } from 'vitest';
import { hashPassword, passwordOpens } from './password.ts';
import { passwordIssue } from './passwordPolicy.ts';

test.each([
  '',
  'short',
  'aaaaaaaaaa',
  '12345678',
  'Password123',
  'QWERTYUIOP',
  'woaini1314',
  'wang.fang@gejie.cn',
])('%j is refused', (password) => {
  expect(passwordIssue(password, ['Wang.Fang@gejie.cn'])).toEqual({
    code: 'weakPassword',
    parameters: { min: 8 },
  });
});

test.each(['plum-blossom-27', 'Correct horse', '春眠不觉晓处处闻啼鸟', '𠮷𠮷龘龘麤麤靐靐'])(
  '%j is taken',
  (password) => {
    expect(passwordIssue(password, ['anna'])).toBeNull();
  },
);

test('A seal is argon2id, opens to its password only, and to nothing for nobody', async () => {
  const seal = await hashPassword('春眠不觉晓');
  expect(seal).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordOpens(seal, '春眠不觉晓')).toBe(true);
  expect(await passwordOpens(seal, '春眠不覺曉')).toBe(false);
  expect(await passwordOpens(null, '春眠不觉晓')).toBe(false);
});
