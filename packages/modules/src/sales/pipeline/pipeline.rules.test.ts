import { describe, expect, it } from 'vitest';
import { creating, faulty } from '../../rules.fixture.ts';
import { pipelineRules } from './pipeline.rules.ts';

const ways = (...values: string[]) => ({ stages: values.map((value) => ({ value })) });

describe('Sales processes (SAL-02)', () => {
  it('A process begins with an open stage and ends with the ways a deal can end', () => {
    const good = ways('prospecting', 'tender', 'won', 'lost');
    expect(faulty(creating(pipelineRules, good))).toEqual([]);
    for (const bad of [
      ways('won', 'lost'),
      ways('prospecting'),
      ways('prospecting', 'won'),
      ways('prospecting', 'lost', 'tender', 'won'),
    ])
      expect(faulty(creating(pipelineRules, bad)), JSON.stringify(bad)).toEqual(['stages']);
  });

  it('The default process is in use', () => {
    const idle = { ...ways('prospecting', 'won', 'lost'), isDefault: true, active: false };
    expect(faulty(creating(pipelineRules, idle))).toEqual(['active']);
  });
});
