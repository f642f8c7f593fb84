import type { Layout } from '@gejie/core';
import { expect, it } from 'vitest';
import { moved, placed, stepped, taken, widened, withoutSection, withSection } from './layoutChanges.ts';

const section = (name: string, ...fields: string[]) => ({
  name,
  label: { zh: name, en: name },
  fields: fields.map((field) => ({ field, width: 'half' as const })),
});
const layout: Layout = {
  facts: [],
  sections: [section('one', 'a', 'b', 'c'), section('two', 'd')],
  quickCreate: [],
  related: [],
  unused: ['e'],
};
const shown = ({ sections }: Layout) =>
  sections.map(({ name, fields }) => `${name}: ${fields.map(({ field }) => field).join(' ')}`);

it('A field is put before another, at the end, or out of the palette into a section (PLT-06)', () => {
  expect(shown(placed(layout, 'c', { section: 'one', before: 'a' }))).toEqual(['one: c a b', 'two: d']);
  expect(shown(placed(layout, 'a', { section: 'two', before: null }))).toEqual(['one: b c', 'two: d a']);
  expect(shown(placed(layout, 'e', { section: 'two', before: 'd' }))).toEqual(['one: a b c', 'two: e d']);
  expect(placed(layout, 'a', { section: 'one', before: 'a' })).toBe(layout);
  expect(shown(taken(layout, 'b'))).toEqual(['one: a c', 'two: d']);
});

it('A field keeps its width wherever it goes', () => {
  const wide = placed(widened(layout, 'a', 'full'), 'a', { section: 'two', before: 'd' });
  expect(wide.sections[1]?.fields[0]).toEqual({ field: 'a', width: 'full' });
});

it('A field steps on from one section to the next, and stays at either end', () => {
  expect(shown(stepped(layout, 'a', 1))).toEqual(['one: b a c', 'two: d']);
  expect(shown(stepped(layout, 'c', 1))).toEqual(['one: a b', 'two: c d']);
  expect(shown(stepped(layout, 'd', -1))).toEqual(['one: a b c d', 'two: ']);
  expect(shown(stepped(layout, 'a', -1))).toEqual(['one: a b c', 'two: d']);
  expect(shown(stepped(layout, 'd', 1))).toEqual(['one: a b c', 'two: d']);
});

it('A section that is deleted leaves what must stand somewhere to its neighbour', () => {
  const left = withoutSection(layout, 'one', (field) => field === 'b');
  expect(shown(left)).toEqual(['two: d b']);
  expect(withoutSection(left, 'two', () => false)).toBe(left);
});

it('A new section has a name of its own', () => {
  const names = withSection(withSection(layout, { zh: '新', en: 'New' }), { zh: '新', en: 'New' }).sections;
  expect(new Set(names.map(({ name }) => name)).size).toBe(4);
});

it('One of a list moves by a place, but not beyond it', () => {
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});
