import { type Condition, evaluate, type Reach, type RightsTable } from '@gejie/core';
import { describe, expect, test } from 'vitest';
import { departments, notes, papers, sessionWith } from './access.fixture.ts';
import { reachOf } from './reach.ts';
import type { Session } from './session.ts';

const records = {
  mine: { owner: 7, department: 3 },
  mates: { owner: 8, department: 3 },
  below: { owner: 9, department: 4 },
  strangers: { owner: 20, department: 5 },
  // Somebody else's, although it stands in my department.
  lent: { owner: 20, department: 3 },
  ours: { owner: null, department: 3 },
  theirs: { owner: null, department: 4 },
  nobodys: { owner: null, department: null },
};

function seen(reach: Reach, more: Partial<Session> = {}): string[] {
  const condition = reachOf(sessionWith({ '*': { see: reach } }, more), notes, 'see');
  return Object.entries(records).flatMap(([name, record]) =>
    evaluate(condition, record, () => null) ? [name] : [],
  );
}

describe('A reach', () => {
  test.each([
    ['none', []],
    ['own', ['mine']],
    ['department', ['mine', 'mates', 'ours']],
    ['tree', ['mine', 'mates', 'below', 'ours', 'theirs']],
    ['all', Object.keys(records)],
  ] as const)('“%s” finds %j', (reach, names) => {
    expect(seen(reach)).toEqual(names);
  });

  test('of somebody without a department is what people own', () => {
    const { user, standing } = sessionWith({});
    const homeless = {
      user: user && { ...user, department: null },
      standing: { ...standing, departments: [], above: [], colleagues: [7], team: [7] },
    };
    for (const reach of ['own', 'department', 'tree'] as const)
      expect(seen(reach, homeless)).toEqual(['mine']);
  });

  test('of a right is that right’s own, and no further than seeing', () => {
    const session = sessionWith({ '*': { see: 'department', edit: 'all', delete: 'own' } });
    const finds = (right: 'edit' | 'delete') =>
      Object.entries(records).flatMap(([name, record]) =>
        evaluate(reachOf(session, notes, right), record, () => null) ? [name] : [],
      );
    expect(finds('edit')).toEqual(['mine', 'mates', 'ours']);
    expect(finds('delete')).toEqual(['mine']);
  });

  test('through what a record hangs on asks only modules of which something may be seen (INT-03)', () => {
    const asked = (grants: RightsTable) => {
      const of: string[] = [];
      const walk = (condition: Condition): void => {
        if (condition.kind === 'pointed') of.push(condition.target.name);
        if (condition.kind === 'all' || condition.kind === 'any') condition.of.forEach(walk);
        if (condition.kind === 'not') walk(condition.of);
      };
      walk(reachOf(sessionWith(grants), papers, 'see'));
      return [...new Set(of)];
    };
    expect(asked({ '*': { see: 'own' } })).toEqual(['note', 'safe']);
    expect(asked({ '*': { see: 'own' }, safes: { see: 'none' } })).toEqual(['note']);
    expect(asked({ papers: { see: 'own' } })).toEqual([]);
  });

  test('where records belong to nobody needs no owner', () => {
    expect(evaluate(reachOf(sessionWith({ '*': { see: 'all' } }), departments, 'see'), {}, () => null)).toBe(
      true,
    );
    expect(evaluate(reachOf(sessionWith({ '*': { see: 'own' } }), departments, 'see'), {}, () => null)).toBe(
      false,
    );
  });
});
