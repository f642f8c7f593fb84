import { describe, expect, it } from 'vitest';
import type { Step } from './plan.ts';
import { colleagues } from './staff.ts';
import { tellStory } from './tellStory.ts';

const now = new Date('2026-11-23T07:30:00Z');
const plan = tellStory(now);
const created = (module: string) =>
  plan.steps.filter(
    (step): step is Step & { kind: 'create' } => step.kind === 'create' && step.module === module,
  );
const conversions = plan.steps.filter((step) => step.kind === 'convert');

describe('The story of the demo company', () => {
  it('is the same every time it is told, and another on another day', () => {
    expect(tellStory(now)).toEqual(plan);
    expect(tellStory(new Date('2026-11-24T07:30:00Z'))).not.toEqual(plan);
  });

  it('is as large as it should be', () => {
    const made = conversions.length;
    const deals = conversions.filter((step) => step.kind === 'convert' && step.input.opportunity);
    expect(created('account').length + made).toBeGreaterThanOrEqual(500);
    expect(created('contact').length + made).toBeGreaterThanOrEqual(900);
    expect(created('lead').length).toBeGreaterThanOrEqual(300);
    expect(created('opportunity').length + deals.length).toBeGreaterThanOrEqual(400);
    expect(created('calendarEvent').length).toBeGreaterThanOrEqual(450);
    expect(created('task').length).toBeGreaterThanOrEqual(200);
    expect(Object.keys(colleagues)).toHaveLength(14);
  });

  it.each(['2026-02-28T16:30:00Z', '2027-01-01T00:10:00Z', '2028-02-29T10:00:00Z', '2026-11-22T02:00:00Z'])(
    'is as large when told at %s',
    (instant) => {
      const { steps } = tellStory(new Date(instant));
      const count = (kind: Step['kind'], module = '') =>
        steps.filter(
          (step) => step.kind === kind && (!module || ('module' in step && step.module === module)),
        ).length;
      const made = count('convert');
      expect(count('create', 'account') + made).toBeGreaterThanOrEqual(500);
      expect(count('create', 'contact') + made).toBeGreaterThanOrEqual(900);
      expect(count('create', 'lead')).toBeGreaterThanOrEqual(300);
      expect(count('create', 'opportunity') + made * 0.6).toBeGreaterThanOrEqual(400);
    },
  );

  it('goes forward in time, from a year ago until now', () => {
    const times = plan.steps.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
    const days = (now.getTime() - (times[0] as number)) / 86_400_000;
    expect(days).toBeGreaterThan(360);
    expect(days).toBeLessThan(367);
  });

  it('speaks of nothing before it is there', () => {
    const known = new Set(Object.keys(colleagues).map((name) => `user:${name}`));
    const mentioned = (value: unknown): string[] => {
      if (Array.isArray(value)) return value.flatMap(mentioned);
      if (typeof value !== 'object' || value === null) return [];
      return 'made' in value ? [String(value.made)] : Object.values(value).flatMap(mentioned);
    };
    for (const step of plan.steps) {
      const names =
        step.kind === 'create' || step.kind === 'change' ? Object.values(step.values).flatMap(mentioned) : [];
      if (step.kind !== 'create') names.push(step.key);
      for (const name of names) expect(known, `${step.kind} ${step.key}`).toContain(name);
      known.add(step.key);
      if (step.kind === 'convert') for (const key of Object.values(step.makes)) known.add(key);
    }
  });

  it('happens on weekdays, in the daytime of China', () => {
    for (const { at } of plan.steps) {
      const there = new Date(at.getTime() + 8 * 3_600_000);
      expect([1, 2, 3, 4, 5]).toContain(there.getUTCDay());
      expect(there.getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(there.getUTCHours()).toBeLessThan(19);
    }
  });

  it('has companies with names of their own, and no hole left in what people say', () => {
    const names = created('account').map(({ values }) => values.name);
    expect(new Set(names).size).toBe(names.length);
    for (const step of plan.steps)
      if (step.kind === 'comment') expect(step.text).not.toMatch(/[{}]|undefined/);
  });

  it('writes to nobody who exists', () => {
    for (const { values } of [...created('account'), ...created('contact'), ...created('lead')]) {
      for (const address of [values.email, values.website])
        if (address) expect(address).toMatch(/\.example$/);
    }
  });
});
