import { describe, expect, it } from 'vitest';
import { changing, creating, faulty } from '../../rules.fixture.ts';
import { accountRules } from './account.rules.ts';

describe('Accounts', () => {
  it('Only agents have an agent level', () => {
    const agent = { id: 1, type: 'agent', agentLevel: 'first' };
    expect(creating(accountRules, agent).record.agentLevel).toBe('first');
    expect(changing(accountRules, agent, { type: 'customer' }).record.agentLevel).toBeNull();
    expect(creating(accountRules, { type: 'customer' }).record).not.toHaveProperty('agentLevel');
  });

  it('A company was not founded in the future', () => {
    expect(faulty(creating(accountRules, { foundedOn: '2026-11-24' }))).toEqual(['foundedOn']);
    expect(faulty(creating(accountRules, { foundedOn: '2026-11-23' }))).toEqual([]);
  });
});
