import { Registry } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { modules } from '../../index.ts';
import { changing, creating, faulty, now } from '../../rules.fixture.ts';
import { opportunityRules } from './opportunity.rules.ts';

const open = {
  id: 3,
  stage: 'proposal',
  probability: '50.00',
  stageSince: '2026-11-01T00:00:00.000Z',
  exchangeRate: '1.000000',
  closedAt: null,
};

describe('Opportunities', () => {
  it('A new stage brings its probability, unless one is given', () => {
    expect(creating(opportunityRules, { stage: 'prospecting' }).record.probability).toBe('10.00');
    expect(changing(opportunityRules, open, { stage: 'negotiation' }).record.probability).toBe('75.00');
    const given = { stage: 'negotiation', probability: '60.00' };
    expect(changing(opportunityRules, open, given).record.probability).toBe('60.00');
    expect(
      changing(opportunityRules, { ...open, probability: '33.00' }, { name: '改名' }).record,
    ).toMatchObject({
      probability: '33.00',
    });
  });

  it('A stage has the probability that its process gives it (SAL-02)', () => {
    const steps = [{ value: 'negotiation', probability: 85 }, { value: 'tender' }];
    expect(changing(opportunityRules, open, { stage: 'negotiation' }, steps).record.probability).toBe(
      '85.00',
    );
    expect(changing(opportunityRules, open, { stage: 'tender' }, steps).record.probability).toBe('40.00');
  });

  it('A won deal is certain and a lost one hopeless', () => {
    const won = changing(opportunityRules, open, { stage: 'won', probability: '20.00' });
    expect(won.record.probability).toBe('100.00');
    const lost = changing(opportunityRules, open, { stage: 'lost', lossReason: 'price' });
    expect(lost.record.probability).toBe('0.00');
  });

  it('The time in a stage counts from the day it was entered', () => {
    expect(changing(opportunityRules, open, { stage: 'won' }).record.stageSince).toBe(now.toISOString());
    expect(changing(opportunityRules, open, { stage: 'proposal' }).record.stageSince).toBe(open.stageSince);
    expect(creating(opportunityRules, { stage: 'proposal' }).record.stageSince).toBe(now.toISOString());
  });

  it('A deal is closed when it is won or lost, and open again when it leaves those stages', () => {
    const won = changing(opportunityRules, open, { stage: 'won' }).record;
    expect(won.closedAt).toBe(now.toISOString());
    expect(changing(opportunityRules, won, { stage: 'negotiation' }).record).toMatchObject({
      closedAt: null,
      probability: '75.00',
    });
    expect(changing(opportunityRules, won, { name: '改名' }).record.closedAt).toBe(won.closedAt);
  });

  it('Only lost deals have a reason for the loss', () => {
    const lost = changing(opportunityRules, open, { stage: 'lost', lossReason: 'price' }).record;
    expect(lost.lossReason).toBe('price');
    expect(changing(opportunityRules, lost, { stage: 'proposal' }).record.lossReason).toBeNull();
  });

  it('An exchange rate is above nought', () => {
    expect(faulty(changing(opportunityRules, open, { exchangeRate: '0.000000' }))).toEqual(['exchangeRate']);
  });

  it('Amounts are computed exactly', () => {
    const { fields } = new Registry(modules).module('opportunity');
    const compute = (name: string, record: object) => fields.get(name)?.compute?.({ ...record });
    const deal = { amount: '1234567890123456.78', exchangeRate: '7.123456', probability: '33.33' };
    // By whole numbers: 123456789012345678 × 7123456 × 3333; floats lose the cents.
    expect(compute('baseAmount', deal)).toBe('8794390044307278.94');
    expect(compute('weightedAmount', deal)).toBe('2931170201767616.07');
    expect(compute('baseAmount', { amount: null, exchangeRate: '1' })).toBeNull();
    expect(compute('baseAmount', { ...deal, exchangeRate: null })).toBeNull();
    expect(compute('weightedAmount', { ...deal, probability: null })).toBeNull();
    expect(compute('baseAmount', { amount: '0.05', exchangeRate: '0.1' })).toBe('0.01');
  });
});
