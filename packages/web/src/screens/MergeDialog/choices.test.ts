import type { AnsweredRecord, FieldMetadata, ModuleMetadata, MovingAnswer } from '@gejie/core';
import { expect, it } from 'vitest';
import { apart, differencesAmong, firstChoices, likelySurvivor, takenOver } from './choices.ts';

const fields = ['name', 'phone', 'grade', 'owner', 'computed'].map((name) => ({
  name,
  readOnly: name === 'computed',
}));
const module = { fields: fields as FieldMetadata[] } as ModuleMetadata;
const record = (id: number, values: object) =>
  ({
    id,
    number: null,
    version: 1,
    phone: null,
    grade: null,
    owner: null,
    computed: id,
    ...values,
  }) as AnsweredRecord;

const records = [
  record(7, { name: '华为', owner: { id: 1, label: '安娜' } }),
  record(5, { name: '华为技术', phone: '010-1', grade: 'A', owner: { id: 1, label: 'Anna' } }),
  record(9, { name: '华为', grade: 'A' }),
];

it('asks for what differs, what somebody has to choose first, and never for what is computed', () => {
  expect(differencesAmong(module, records).map(({ field, conflict }) => [field.name, conflict])).toEqual([
    ['name', true],
    ['phone', false],
    ['grade', false],
    ['owner', false],
  ]);
});

it('says nothing of a field that a reader may not read', () => {
  const hidden = records.map(({ phone: _, ...rest }) => rest as AnsweredRecord);
  expect(differencesAmong(module, hidden).map(({ field }) => field.name)).not.toContain('phone');
});

it('keeps what the record that stays says and fills its gaps from the others', () => {
  const choices = firstChoices(differencesAmong(module, records), records, 7);
  expect(choices).toEqual({ name: 7, phone: 5, grade: 5, owner: 7 });
  expect(takenOver(choices, records, 7)).toEqual({ phone: '010-1', grade: 'A' });
  expect(takenOver({ owner: 5 }, records, 7)).toEqual({ owner: 1 });
});

it('offers the latest of when something happened last, whichever stays (PLT-09)', () => {
  const last = { name: 'lastContactedAt', readOnly: false, lastTime: true };
  const due = { name: 'nextContactOn', readOnly: false };
  const dated = { path: 'accounts', fields: [last, due] as FieldMetadata[] } as ModuleMetadata;
  const three = [
    record(7, { lastContactedAt: '2026-03-01T08:00:00.000Z', nextContactOn: '2026-12-01' }),
    record(5, { lastContactedAt: '2026-11-20T08:00:00.000Z', nextContactOn: '2027-01-01' }),
    record(9, { lastContactedAt: null, nextContactOn: null }),
  ];
  const choose = (into: number) => firstChoices(differencesAmong(dated, three), three, into);
  expect(choose(7)).toEqual({ lastContactedAt: 5, nextContactOn: 7 });
  expect(choose(9)).toEqual({ lastContactedAt: 5, nextContactOn: 7 });
  expect(takenOver(choose(7), three, 7)).toEqual({ lastContactedAt: '2026-11-20T08:00:00.000Z' });
});

it('proposes to keep the one most hangs on, and of equals the oldest', () => {
  const moving = (id: number, count: number): MovingAnswer => ({
    id,
    comments: 0,
    files: 0,
    tags: 0,
    followers: 0,
    shares: 0,
    links: [{ module: 'contacts', field: 'account', count }],
  });
  expect(likelySurvivor(records, [moving(7, 1), moving(5, 1), moving(9, 4)])).toBe(9);
  expect(likelySurvivor(records, [moving(7, 2), moving(5, 2), moving(9, 1)])).toBe(5);
});

it('does not offer a record to hang on one of those that become one with it', () => {
  const parent = { name: 'parent', readOnly: false, targets: ['accounts'] };
  const nested = { path: 'accounts', fields: [parent] as FieldMetadata[] } as ModuleMetadata;
  const group = record(3, { parent: null });
  const branch = record(4, { parent: { id: 3, label: '集团' } });
  expect(differencesAmong(nested, apart(nested, [group, branch]))).toEqual([]);
  const other = record(5, { parent: { id: 8, label: '别的集团' } });
  expect(apart(nested, [branch, other])).toEqual([branch, other]);
});
