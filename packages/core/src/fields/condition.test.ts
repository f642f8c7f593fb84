import { describe, expect, it } from 'vitest';
import { defineModule } from '../module/moduleDefinition.ts';
import { Registry } from '../module/registry.ts';
import { condition } from './condition.ts';
import { context, imported, parsed, shown } from './fields.fixture.ts';
import { hasOwners, moduleName } from './moduleName.ts';
import { text } from './text.ts';

const field = condition('条件', { over: 'firm' });

describe('A condition', () => {
  it('is kept as it was written, “$me” and periods too', () => {
    const filter = { any: [{ owner: '$me' }, { createdAt: { within: 'thisMonth' } }] };
    expect(parsed(field, filter)).toEqual(filter);
  });

  it('that asks nothing is none', () => {
    expect(parsed(field, {})).toBeNull();
  });

  it('keeps the ids of records, not the names they had', () => {
    expect(
      parsed(field, { owner: { id: 7, label: '王' }, firm: { in: [{ id: 1, label: 'x' }, 2] } }),
    ).toEqual({
      owner: 7,
      firm: { in: [1, 2] },
    });
  });

  it('by id is not taken for a reference', () => {
    expect(parsed(field, { id: { in: [1] } })).toEqual({ all: [{ id: { in: [1] } }] });
  });

  it('is no deeper or longer than any filter (api.md, “Limits”)', () => {
    const deep = (levels: number): object => (levels === 1 ? { a: 1 } : { not: deep(levels - 1) });
    expect(parsed(field, deep(5))).toEqual(deep(5));
    expect(parsed(field, deep(6))).toBe('! filterTooDeep');
    const long = (count: number) => ({ all: Array.from({ length: count }, () => ({ a: 1 })) });
    expect(parsed(field, long(50))).toEqual(long(50));
    expect(parsed(field, long(51))).toBe('! filterTooLong');
    expect(parsed(field, { a: 'x'.repeat(40_000) })).toBe('! tooLong');
  });

  it('refuses what no filter looks like', () => {
    for (const input of ['x', 1, [1], { any: 1 }, { a: {} }, { a: { eq: { b: 1 } } }, { not: 'x' }])
      expect(parsed(field, input), JSON.stringify(input)).toBe('! notFilter');
    expect(parsed(field, { a: 'b\0' })).toBe('! nulCharacter');
  });

  it('goes through a spreadsheet unharmed', () => {
    const filter = { any: [{ name: '华为' }, { name: { empty: true } }] };
    expect(imported(field, shown(field, filter))).toEqual(filter);
    expect(imported(field, '{"name":')).toBe('! notFilter');
  });
});

describe('A module name', () => {
  const owned = defineModule('firm', {
    label: '公司',
    area: 'sales',
    title: 'name',
    fields: { name: text('名称') },
    list: ['name'],
  });
  const rule = defineModule('sharingRule', {
    label: '规则',
    area: 'settings',
    title: 'name',
    ownership: 'none',
    fields: {
      name: text('名称'),
      of: moduleName('模块'),
      among: moduleName('模块', { among: hasOwners }),
      where: condition('条件', { overField: 'among' }),
    },
    list: ['name'],
  });
  const people = ['user', 'department'].map((name) =>
    defineModule(name, {
      label: name,
      area: 'settings',
      title: 'name',
      ownership: 'none',
      fields: { name: text('名称') },
      list: ['name'],
    }),
  );
  const { fields } = new Registry([owned, rule, ...people]).module('sharingRule');
  const of = fields.get('of') as typeof field;

  it('is one of the modules there are, by its path or, in a spreadsheet, its name', () => {
    expect(parsed(of, 'firms')).toBe('firms');
    expect(parsed(of, 'nothing')).toBe('! notChoice');
    expect(imported(of, '公司')).toBe('firms');
    expect(imported(of, 'sharing rule')).toBe('sharing-rules');
  });

  it('is shown as people call the module', () => {
    expect(shown(of, 'firms')).toBe('公司');
    expect(shown(of, 'sharing-rules', { ...context, language: 'en' })).toBe('Sharing rule');
  });

  it('may be limited to some modules', () => {
    expect(fields.get('among')?.choices?.map(({ value }) => value)).toEqual(['firms']);
  });
});

it('A condition over no module is a mistake of the definition', () => {
  const broken = defineModule('broken', {
    label: '规则',
    area: 'settings',
    title: 'name',
    ownership: 'none',
    fields: { name: text('名称'), where: condition('条件', { overField: 'name' }) },
    list: ['name'],
  });
  expect(() => new Registry([broken])).toThrow('broken.where is a condition over no module');
});
