import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonsense } from '../fields/fields.fixture.ts';
import { asker, dealModule, fits, refusalOf, registry } from './filter.fixture.ts';
import { InvalidFilter, parseFilter } from './parseFilter.ts';

const nested = (depth: number): unknown => (depth === 1 ? { name: 'x' } : { all: [nested(depth - 1)] });

describe('A filter is refused', () => {
  it.each([
    [{ colour: 'red' }, 'colour: unknownField'],
    [{ 'firm.colour': 'red' }, 'firm.colour: unknownField'],
    [{ 'name.length': 1 }, 'name.length: unknownField'],
    [{ 'about.name': 'x' }, 'about.name: unknownField'],
    [{ 'owner.password': 'x' }, 'owner.password: unknownField'],
    [{ 'firm.parent.parent.parent.name': 'x' }, 'firm.parent.parent.parent.name: filterTooDeep'],
    [{ '': 1 }, ': unknownField'],
    [{ '.': 1 }, '.: unknownField'],
    [JSON.parse('{"__proto__": {"eq": 1}}'), '__proto__: unknownField'],
    [{ constructor: 'x' }, 'constructor: unknownField'],
    [{ stage: { is: 'won' } }, 'stage: unknownOperator'],
    [{ stage: { eq: 'won', or: 'lost' } }, 'stage: unknownOperator'],
    [{ stage: {} }, 'stage: notFilter'],
    [{ stage: { gt: 'won' } }, 'stage: operatorNotAllowed'],
    [{ urgent: { in: [true] } }, 'urgent: operatorNotAllowed'],
    [{ stage: 'gone' }, 'stage: notChoice'],
    [{ stage: { in: 'won' } }, 'stage: notList'],
    [{ stage: { in: ['won', null] } }, 'stage: required'],
    [{ stage: { in: Array.from({ length: 1001 }, () => 'won') } }, 'stage: tooMany'],
    [{ stage: { empty: 'yes' } }, 'stage: notBoolean'],
    [{ amount: { gte: 'much' } }, 'amount: notNumber'],
    [{ amount: { between: [1] } }, 'amount: notRange'],
    [{ amount: { between: [1, 2, 3] } }, 'amount: notRange'],
    [{ amount: { gte: null } }, 'amount: required'],
    [{ closeDate: { within: 'someday' } }, 'closeDate: unknownPeriod'],
    [{ closeDate: { within: { toString: 1 } } }, 'closeDate: unknownPeriod'],
    [{ closeDate: { within: 'last0Days' } }, 'closeDate: unknownPeriod'],
    [{ closeDate: { within: 'last10000Days' } }, 'closeDate: unknownPeriod'],
    [{ closeDate: '2026-02-30' }, 'closeDate: notDate'],
    [{ name: { contains: 'a\u0000' } }, 'name: nulCharacter'],
    [{ name: { contains: 'x'.repeat(1001) } }, 'name: tooLong'],
    [{ firm: 'x' }, 'firm: notReference'],
    [{ firm: '$me' }, 'firm: notReference'],
    [{ owner: '$myDepartment' }, 'owner: notReference'],
    [{ any: { stage: 'won' } }, 'any: notFilter'],
    [{ any: ['won'] }, 'any.0: notFilter'],
    [{ all: [{ name: 'x' }, { not: { colour: 1 } }] }, 'all.1.not.colour: unknownField'],
    [{ not: [] }, 'not: notFilter'],
    [[], ': notFilter'],
    ['stage = won', ': notFilter'],
    [null, ': notFilter'],
    [7, ': notFilter'],
    [nested(6), 'all.0.all.0.all.0.all.0.all.0: filterTooDeep'],
    [{ all: Array.from({ length: 51 }, () => ({ name: 'x' })) }, 'all.50.name: filterTooLong'],
  ])('%j', (filter, reason) => expect(refusalOf(filter)).toBe(reason));

  it('and taken up to its limits', () => {
    expect(refusalOf(nested(5))).toBe('taken');
    expect(refusalOf({ all: Array.from({ length: 50 }, () => ({ name: 'x' })) })).toBe('taken');
    expect(refusalOf({ 'firm.parent.name': 'x' })).toBe('taken');
    expect(refusalOf({ stage: { in: Array.from({ length: 1000 }, () => 'won') } })).toBe('taken');
    expect(refusalOf({})).toBe('taken');
  });

  it('where a field is hidden from whoever asks, as if it weren’t there', () => {
    const blind = {
      ...asker,
      mayUse: (_module: unknown, { name }: { name: string }) => name !== 'amount' && name !== 'size',
    };
    expect(refusalOf({ amount: 1 }, blind)).toBe('amount: unknownField');
    expect(refusalOf({ 'firm.size': 'small' }, blind)).toBe('firm.size: unknownField');
    expect(refusalOf({ name: 'x' }, blind)).toBe('taken');
  });

  it('with a reason, whatever it is', () => {
    const fields = [...dealModule.fields.keys(), 'any', 'all', 'not', 'firm.parent.name', 'nothing'];
    const value = fc.oneof(fc.constantFrom(...nonsense), fc.jsonValue({ maxDepth: 3 }));
    const operator = fc.constantFrom('eq', 'in', 'between', 'within', 'empty', 'contains', 'gt', 'x');
    const filter = fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(value, fc.dictionary(operator, value, { maxKeys: 2 })),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(fc.oneof(filter, value), (given) => {
        try {
          parseFilter(given, dealModule, registry, asker);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidFilter);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('A filter', () => {
  const deal = {
    name: 'NB 水表二期',
    stage: 'won',
    amount: '862000.00',
    closeDate: '2026-11-30',
    calledAt: '2026-11-22T17:00:00.000Z',
    owner: 8,
    department: 3,
    firm: 5,
    tags: ['a'],
    urgent: false,
    about: { module: 'firms', id: 5 },
  };
  it.each([
    [{}, true],
    [{ stage: 'won' }, true],
    [{ stage: { eq: 'won' }, urgent: false }, true],
    [{ stage: null }, false],
    [{ amount: { gte: 862_000, lt: '862000.01' } }, true],
    [{ amount: '862000' }, true],
    [{ amount: { in: ['1', 862_000] } }, true],
    [{ amount: { between: [1, 2] } }, false],
    [{ name: { contains: 'nb 水' } }, true],
    [{ name: { startsWith: 'nb' } }, true],
    [{ name: 'nb 水表二期' }, false],
    [{ tags: 'a' }, true],
    [{ tags: { in: ['b', 'a'] } }, true],
    [{ tags: { notContains: 'b' } }, true],
    [{ owner: '$me' }, false],
    [{ owner: '$myTeam' }, true],
    [{ owner: { ne: '$myTeam' } }, false],
    [{ owner: { in: ['$me', 8] } }, true],
    [{ department: '$myDepartment' }, true],
    [{ firm: 5 }, true],
    [{ firm: { id: 5, label: '海川' } }, true],
    [{ about: { module: 'firms', id: 5 } }, true],
    [{ about: { in: [{ module: 'users', id: 5 }] } }, false],
    [{ closeDate: { within: 'thisMonth' } }, true],
    [{ closeDate: { gt: '$today' } }, true],
    [{ calledAt: { within: 'today' } }, true],
    [{ calledAt: { within: 'yesterday' } }, false],
    [{ any: [{ stage: 'lost' }, { amount: { gt: 1 } }] }, true],
    [{ any: [] }, false],
    [{ all: [] }, true],
    [{ not: { stage: 'won' } }, false],
    [{ not: { not: { stage: 'won' } } }, true],
  ])('%j: %j', (filter, answer) => expect(fits(filter, deal)).toBe(answer));

  it('goes through references, and nowhere where there is none', () => {
    const lookup = (module: string, id: number) =>
      module === 'firm'
        ? ({ 5: { name: '海川', parent: 6 }, 6: { name: '海川控股', parent: null } }[id] ?? null)
        : null;
    expect(fits({ 'firm.name': '海川' }, deal, lookup)).toBe(true);
    expect(fits({ 'firm.parent.name': { contains: '控股' } }, deal, lookup)).toBe(true);
    expect(fits({ 'firm.parent.size': { empty: true } }, deal, lookup)).toBe(true);
    expect(fits({ 'firm.name': { ne: '海川' } }, { ...deal, firm: null }, lookup)).toBe(true);
  });

  it('of nobody in particular matches nothing of mine', () => {
    const nobody = { ...asker, me: null, myDepartment: null, myTeam: [] };
    for (const filter of [{ owner: '$me' }, { department: '$myDepartment' }, { owner: '$myTeam' }])
      expect(fits(filter, deal, undefined, nobody)).toBe(false);
  });
});
