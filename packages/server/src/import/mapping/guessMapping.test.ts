import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { expect, test } from 'vitest';
import { systemSession } from '../../access/elevation.ts';
import type { CompanyFacts } from '../../access/session.ts';
import { guessMapping } from './guessMapping.ts';
import { importableFields } from './importableFields.ts';

const registry = new Registry(modules);
const session = systemSession({} as CompanyFacts, 'test');
const guess = (name: string, columns: string[]) => {
  const module = registry.module(name);
  return guessMapping(columns, importableFields(session, module), module, registry);
};

test('columns are recognised by label, key, synonym or part of a name', () => {
  expect(
    guess('account', ['* 公司名称（必填）', '联系电话', '业务员', '所属行业', 'website', '颜色']),
  ).toEqual({
    '* 公司名称（必填）': 'name',
    联系电话: 'phone',
    业务员: 'owner',
    所属行业: 'industry',
    website: 'website',
    颜色: null,
  });
});

test('a company is the account of a contact, not the name', () => {
  expect(guess('contact', ['姓名', '公司名称', '手机号', '邮箱', '职位'])).toEqual({
    姓名: 'name',
    公司名称: 'account',
    手机号: 'mobile',
    邮箱: 'email',
    职位: 'title',
  });
});

test('a field goes to one column only, the better one', () => {
  expect(guess('account', ['客户', '客户名称'])).toEqual({ 客户: null, 客户名称: 'name' });
});
