import { describe, expect, it } from 'vitest';
import { became, changed, created, type Effect, removed, triggers } from './effects.ts';

type Values = Record<string, unknown>;
const effect = (when: Effect<Values>['when']): Effect<Values> => ({ when, run: async () => {} });
const open = { stage: 'open', tags: ['a'] };
const won = { stage: 'won', tags: ['a'] };

describe('An effect follows', () => {
  it.each<[string, Effect<Values>, [Values | null, Values | null, boolean][]]>([
    [
      'what has come to be',
      effect(became({ stage: 'won' })),
      [
        [open, won, true],
        [null, won, true],
        [won, { ...won, name: 'x' }, false],
        [won, open, false],
        [won, null, false],
      ],
    ],
    [
      'what was made',
      effect(created()),
      [
        [null, open, true],
        [open, won, false],
        [open, null, false],
      ],
    ],
    [
      'what is gone',
      effect(removed()),
      [
        [open, null, true],
        [null, open, false],
        [open, won, false],
      ],
    ],
    [
      'what changed',
      effect(changed('tags')),
      [
        [open, { ...won, tags: ['b'] }, true],
        [open, { ...open, tags: ['a'] }, false],
        [null, open, true],
        [null, { stage: 'open' }, false],
        [open, null, false],
      ],
    ],
  ])('%s', (_what, one, cases) => {
    for (const [before, after, answer] of cases)
      expect(triggers(one, { before, after }), JSON.stringify([before, after])).toBe(answer);
  });
});
