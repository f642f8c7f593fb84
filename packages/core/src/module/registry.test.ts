import { describe, expect, it } from 'vitest';
import { choice } from '../fields/choice.ts';
import { department } from '../fields/department.ts';
import { integer } from '../fields/integer.ts';
import { link } from '../fields/link.ts';
import { rollup } from '../fields/rollup.ts';
import { steps } from '../fields/steps.ts';
import { text } from '../fields/text.ts';
import { user } from '../fields/user.ts';
import { englishName } from '../messages/label.ts';
import { defineModule, pluralPath } from './moduleDefinition.ts';
import { Registry } from './registry.ts';
import { columnName } from './resolveModule.ts';

const person = defineModule('user', {
  label: '员工',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: { name: text('姓名'), department: department('部门', { backlink: 'members' }) },
  list: ['name'],
});
const place = defineModule('department', {
  label: '部门',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: { name: text('名称'), head: user('负责人') },
  list: ['name'],
});
const simple = (name: string, fields: object = {}) =>
  defineModule(name, {
    label: name,
    area: 'tools',
    title: 'title',
    fields: { title: text('标题'), ...fields },
    list: ['title'],
  });

describe('The registry', () => {
  it('puts kernel, declared and custom fields together', () => {
    const numbered = { ...simple('thing'), number: 'T-{0}' };
    const custom = { thing: { cf_colour: text('颜色') } };
    const { fields } = new Registry([person, place, numbered], custom).module('thing');
    expect([...fields.keys()]).toEqual([
      'title',
      'cf_colour',
      'id',
      'number',
      'owner',
      'department',
      'createdAt',
      'createdBy',
      'updatedAt',
      'updatedBy',
      'deletedAt',
      'deletedBy',
      'version',
    ]);
    expect(fields.get('cf_colour')).toMatchObject({ column: 'cf_colour', custom: true, kernel: false });
    expect(fields.get('createdAt')).toMatchObject({ column: 'created_at', kernel: true });
    expect(fields.get('title')?.label).toEqual({ zh: '标题', en: 'Title' });
  });

  it('gives modules without owners neither owner nor department of the kernel', () => {
    const registry = new Registry([person, place]);
    expect(registry.module('user').fields.get('department')?.kernel).toBe(false);
    expect(registry.module('user').fields.has('owner')).toBe(false);
    expect(registry.module('user').fields.has('number')).toBe(false);
  });

  it('finds who points where', () => {
    const registry = new Registry([person, place]);
    expect(registry.module('department').backlinks).toEqual([
      { name: 'members', label: { zh: '员工', en: 'Members' }, module: 'user', field: 'department' },
    ]);
    expect(registry.at('departments')?.name).toBe('department');
    expect(registry.at('nowhere')).toBeUndefined();
    expect(() => registry.module('nowhere')).toThrow('nowhere');
  });

  it.each([
    [
      'a link into the void',
      () => [person, place, simple('thing', { parent: link('void', '上级') })],
      'void',
    ],
    [
      'a roll-up over nothing',
      () => [
        person,
        place,
        simple('thing', { sum: rollup('数', integer(''), { of: 'user', by: 'void', count: true }) }),
      ],
      'void',
    ],
    ['a column that is no field', () => [person, { ...place, list: ['void'] }], 'void'],
    ['a field of the kernel', () => [person, place, simple('thing', { version: integer('版本') })], 'twice'],
    ['two of one name', () => [person, place, simple('thing'), simple('thing')], 'share'],
    [
      'two of one path',
      () => [person, place, simple('thing'), { ...simple('other'), path: 'things' }],
      'share',
    ],
  ])('refuses %s', (_what, modules, message) =>
    expect(() => new Registry(modules() as never)).toThrow(message),
  );
});

describe('A registry after another (PLT-05)', () => {
  const deal = {
    ...simple('deal', {
      stage: choice('阶段', { new: '新' }),
      firm: link('firm', '客户', { backlink: 'deals' }),
    }),
  };
  const firm = simple('firm', {
    name: text('名称'),
    count: rollup('商机数', integer(''), { of: 'deal', by: 'firm', count: true }),
  });
  const step = simple('step', { stage: steps('步骤', { over: 'deal', choice: 'stage' }) });
  const alone = simple('alone');
  const definitions = [person, place, deal, firm, step, alone] as never[];
  const changed = (before: Registry, after: Registry) =>
    after.modules.filter((module) => module !== before.module(module.name)).map(({ name }) => name);
  const toAlone = link('alone', '独立', { backlink: 'deal-cf_alone' });

  it.each([
    ['a field: its module, and who knows of that', { deal: { cf_a: text('甲') } }, ['deal', 'firm']],
    ['a field of what nobody knows of', { alone: { cf_a: text('甲') } }, ['alone']],
    ['a reference: also where it is told of', { deal: { cf_alone: toAlone } }, ['deal', 'firm', 'alone']],
  ])('makes anew for %s', (_what, added, names) => {
    const before = new Registry(definitions);
    const told = before.module('alone').backlinks;
    const after = new Registry(definitions, added, before);
    expect(changed(before, after)).toEqual(names);
    expect(comparable(after)).toEqual(comparable(new Registry(definitions, added)));
    expect(after.module('firm').figures[0]?.of).toBe(after.module('deal'));
    expect(before.module('firm').figures[0]?.of).toBe(before.module('deal'));
    expect(before.module('alone').backlinks).toBe(told);
    expect(changed(after, new Registry(definitions, added, after))).toEqual([]);
    const back = new Registry(definitions, {}, after);
    expect(comparable(back)).toEqual(comparable(before));
  });

  it('makes anew whose steps are the values of a choice that has one more', () => {
    const before = new Registry(definitions);
    const more = { ...deal, fields: { ...deal.fields, stage: choice('阶段', { new: '新', won: '赢' }) } };
    const after = new Registry([person, place, more, firm, step, alone] as never[], {}, before);
    expect(changed(before, after)).toEqual(['deal', 'firm', 'step']);
    expect(
      after
        .module('step')
        .fields.get('stage')
        ?.choices?.map(({ value }) => value),
    ).toEqual(['new', 'won']);
  });
});

/** A registry without what its modules are bound to each other by. */
function comparable({ modules }: Registry) {
  return modules.map(({ figures, definition, fields, seenThrough, hung, boundBy, formulas, ...said }) => ({
    ...said,
    fields: [...fields].map(([name, field]) => [name, JSON.stringify(field)]),
    figures: figures.map(({ field, of }) => [field, of.name, [...of.fields.keys()]]),
  }));
}

describe('Names', () => {
  it.each([
    ['opportunity', 'opportunities'],
    ['salesOrder', 'sales-orders'],
    ['address', 'addresses'],
    ['priceBook', 'price-books'],
    ['survey', 'surveys'],
    ['batch', 'batches'],
  ])('%s → %s', (name, path) => expect(pluralPath(name)).toBe(path));

  it.each([
    ['closeDate', 'close_date', 'Close date'],
    ['name', 'name', 'Name'],
    ['doNotCall', 'do_not_call', 'Do not call'],
    ['line2', 'line2', 'Line2'],
  ])('%s is the column %s and reads %s', (key, column, english) => {
    expect(columnName(key)).toBe(column);
    expect(englishName(key)).toBe(english);
  });
});
