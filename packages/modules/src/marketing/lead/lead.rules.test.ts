import { describe, expect, it } from 'vitest';
import { changing, creating, faulty } from '../../rules.fixture.ts';
import { accountDraft, contactDraft, opportunityDraft } from './conversionDrafts.ts';
import { leadRules } from './lead.rules.ts';
import { type Lead, lead } from './lead.ts';

describe('Leads', () => {
  it('A lead becomes converted by conversion only, and stays so until that is undone', () => {
    expect(faulty(creating(leadRules, { status: 'converted' }))).toEqual(['status']);
    expect(faulty(changing(leadRules, { status: 'qualified' }, { status: 'converted' }))).toEqual(['status']);
    const converted = { status: 'converted', convertedAccount: 1 };
    expect(faulty(changing(leadRules, { status: 'qualified' }, converted))).toEqual([]);
    expect(faulty(changing(leadRules, converted, { status: 'contacting' }))).toEqual(['status']);
    expect(faulty(changing(leadRules, converted, { status: 'contacting', convertedAccount: null }))).toEqual(
      [],
    );
    expect(faulty(changing(leadRules, converted, { description: '补记' }))).toEqual([]);
  });

  it('Only disqualified leads have a reason for it', () => {
    const gone = { status: 'disqualified', disqualifiedReason: 'noNeed' };
    expect(creating(leadRules, gone).record.disqualifiedReason).toBe('noNeed');
    expect(changing(leadRules, gone, { status: 'contacting' }).record.disqualifiedReason).toBeNull();
  });
});

describe('What conversion starts with', () => {
  const empty = Object.fromEntries(Object.keys(lead.fields).map((name) => [name, null])) as unknown as Lead;

  it('is what the lead says, and nothing where it says nothing', () => {
    const known: Lead = {
      ...empty,
      name: '周建国',
      company: '海川仪表',
      mobile: '13800000001',
      budget: '5000.00',
    };
    expect(accountDraft(known)).toEqual({ name: '海川仪表', stage: 'interested' });
    expect(contactDraft(known)).toEqual({ name: '周建国', mobile: '13800000001' });
    expect(opportunityDraft(known, '2026-11-30')).toEqual({
      name: '海川仪表',
      amount: '5000.00',
      closeDate: '2027-02-28',
      type: 'newBusiness',
    });
  });

  it('makes somebody without a company a customer in their own name', () => {
    const private_: Lead = { ...empty, name: '林涛', mobile: '13800000002' };
    expect(accountDraft(private_)).toMatchObject({ name: '林涛', phone: '13800000002' });
  });

  it('keeps the name of a deal within its length', () => {
    const long: Lead = { ...empty, name: '林', company: '甲'.repeat(200), interests: '乙'.repeat(500) };
    expect(String(opportunityDraft(long, '2026-11-23').name)).toHaveLength(120);
  });

  it('counts characters, not halves of them', () => {
    const rare: Lead = { ...empty, name: '林', company: `${'甲'.repeat(119)}𠮷𠮷` };
    expect(opportunityDraft(rare, '2026-11-23').name).toBe(`${'甲'.repeat(119)}𠮷`);
  });
});
