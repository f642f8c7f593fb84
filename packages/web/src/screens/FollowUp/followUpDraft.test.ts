import { expect, test } from 'vitest';
import { dropDraft, keepDraft, keptDraft } from './followUpDraft.ts';

test('PLT-02 What somebody typed about a customer is kept for them alone, whoever signs in at the same browser', () => {
  const draft = { about: { id: 7, label: '海川仪表' }, kind: 'visit', result: '要降价', next: '', due: null };
  const hers = { user: 1, about: null };
  keepDraft(hers, draft);
  expect(keptDraft(hers)).toEqual(draft);
  expect(keptDraft({ user: 2, about: null })).toMatchObject({ about: null, result: '' });
  dropDraft(hers);
  expect(keptDraft(hers).result).toBe('');
});
