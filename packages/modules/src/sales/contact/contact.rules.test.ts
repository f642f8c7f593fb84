import { describe, expect, it } from 'vitest';
import { changing, creating, faulty } from '../../rules.fixture.ts';
import { contactRules } from './contact.rules.ts';

describe('Contacts', () => {
  const before = { id: 5, account: 1, reportsTo: 4 };

  it('A contact who changes company no longer reports to the former boss', () => {
    expect(changing(contactRules, before, { account: 2 }).record.reportsTo).toBeNull();
    expect(changing(contactRules, before, { account: 2, reportsTo: 9 }).record.reportsTo).toBe(9);
    expect(changing(contactRules, before, { title: '经理' }).record.reportsTo).toBe(4);
    expect(creating(contactRules, { account: 1, reportsTo: 4 }).record.reportsTo).toBe(4);
  });

  it('A birthday lies in the past', () => {
    expect(faulty(creating(contactRules, { birthday: '2030-01-01' }))).toEqual(['birthday']);
    expect(faulty(creating(contactRules, { birthday: '1980-02-29' }))).toEqual([]);
  });
});
