import { expect, test } from 'vitest';
import { link } from '../fields/link.ts';
import { linkAny } from '../fields/linkAny.ts';
import { text } from '../fields/text.ts';
import { defineModule } from '../module/moduleDefinition.ts';
import { Registry } from '../module/registry.ts';
import type { Filter } from './filter.ts';
import { turnedFilter } from './turnedFilter.ts';

/** Whom records belong to. */
const [person, department] = ['user', 'department'].map((name) =>
  defineModule(name, {
    label: '员工',
    area: 'settings',
    title: 'name',
    ownership: 'none',
    fields: { name: text('名称', { required: true }) },
    list: ['name'],
  }),
);
const firm = defineModule('firm', {
  label: '公司',
  area: 'sales',
  title: 'name',
  fields: { name: text('名称', { required: true }) },
  list: ['name'],
});
const note = defineModule('note', {
  label: '便条',
  area: 'sales',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    firm: link('firm', '公司'),
    about: linkAny(['firm', 'note'], '关于'),
    above: link('note', '上级'),
  },
  list: ['name'],
});
const registry = new Registry([person, department, firm, note] as never);
const gone = { module: registry.module('firm'), from: [5, 6], into: 9 };
const turned = (filter: Filter, module = 'note') =>
  turnedFilter(filter, registry.module(module), registry, gone);

test.each<[string, Filter, Filter]>([
  ['a reference by its id', { firm: 5 }, { firm: 9 }],
  ['a reference as it is answered', { firm: { id: 6, label: '乙' } }, { firm: 9 }],
  ['an id in a text', { firm: { eq: '5' } }, { firm: { eq: 9 } }],
  ['several, of which one is left', { firm: { in: [5, 1, 6, 9] } }, { firm: { in: [9, 1] } }],
  ['one of several modules', { about: { module: 'firms', id: 5 } }, { about: { module: 'firms', id: 9 } }],
  [
    'one in a group',
    { any: [{ firm: { ne: 5 } }, { not: { firm: 6 } }] },
    { any: [{ firm: { ne: 9 } }, { not: { firm: 9 } }] },
  ],
  ['one beyond a reference', { 'above.firm': 5 }, { 'above.firm': 9 }],
  ['its own id', { 'firm.id': { in: [5] } }, { 'firm.id': { in: [9] } }],
])('a filter that asks for %s asks for the record that stays', (_what, before, after) => {
  expect(turned(before)).toEqual(after);
});

test.each<[string, Filter]>([
  ['another record', { firm: 4 }],
  ['another module of the same id', { about: { module: 'notes', id: 5 } }],
  ['a record of its own module by that id', { id: 5 }],
  ['a text that reads like it', { name: '5' }],
  ['emptiness', { firm: { empty: true } }],
  ['a field there is not', { gone: 5, 'above.nothing': 5 }],
])('a filter that asks for %s stays as it is', (_what, filter) => {
  expect(turned(filter)).toEqual(filter);
});

test('a filter over the module itself asks for the record that stays by its id', () => {
  expect(turned({ id: { in: [5, 7] } }, 'firm')).toEqual({ id: { in: [9, 7] } });
});
