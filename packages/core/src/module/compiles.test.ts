import { describe, expect, it } from 'vitest';
import { boolean } from '../fields/boolean.ts';
import { choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import type { Field } from '../fields/field.ts';
import { integer } from '../fields/integer.ts';
import { link } from '../fields/link.ts';
import { money } from '../fields/money.ts';
import { multiChoice } from '../fields/multiChoice.ts';
import { text } from '../fields/text.ts';
import { user } from '../fields/user.ts';
import { became, changed, defineEffects } from './effects.ts';
import { defineModule, type RecordOf } from './moduleDefinition.ts';
import { defineRules } from './rules.ts';

/*
 * What this file says is said to the compiler: `npm run check` fails where a line marked as an error compiles, or one
 * that is not marked doesn't.
 */
const deal = defineModule('deal', {
  label: '商机',
  area: 'sales',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    stage: choice('阶段', { open: '进行中', won: '赢单' }, { default: 'open', required: true }),
    tags: multiChoice('标签', { a: '甲', b: '乙' }),
    firm: link('firm', '公司'),
    seller: user('销售'),
    amount: money('金额'),
    count: integer('数量'),
    closeDate: date('日期'),
    urgent: boolean('紧急'),
  },
  list: ['name', 'stage', 'firm.industry', 'owner', 'createdAt'],
  sort: '-amount',
  views: {
    mine: {
      label: '我的',
      where: { owner: '$me', stage: { in: ['open'] } },
      sort: 'closeDate',
      columns: ['name'],
    },
    late: { label: '逾期', where: { any: [{ closeDate: { lt: '$today' } }, { not: { urgent: false } }] } },
  },
  layout: {
    facts: ['amount'],
    sections: { basics: { label: '基本', fields: ['name', { field: 'tags', width: 'full' }] } },
  },
  board: { field: 'stage', sum: 'amount' },
  actions: { win: { label: '赢单', right: 'edit', visibleWhen: { stage: 'open' } } },
  leavesListsWhen: { stage: 'won' },
});
type Deal = RecordOf<typeof deal>;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <T extends true>(answer: T) => answer;

const base = { label: '坏', area: 'sales', title: 'name', list: [] } as const;
const name = text('名称');
const stage = choice('阶段', { open: '进行中', won: '赢单' });

/** Never run: it is enough that it compiles where it should and doesn't where it shouldn't. */
export function wrongDefinitions(): void {
  // @ts-expect-error a default that is no choice
  choice('阶段', { open: '进行中' }, { default: 'closed' });
  // @ts-expect-error a tone that the theme doesn't have
  choice('阶段', { open: { label: '进行中', color: 'pink' } });
  // @ts-expect-error a default of another type
  integer('数量', { default: 'one' });
  // @ts-expect-error a title that is no field
  defineModule('bad', { ...base, title: 'nome', fields: { name } });
  // @ts-expect-error a column that is no field
  defineModule('bad', { ...base, list: ['nome'], fields: { name } });
  // @ts-expect-error a sort by what is no field
  defineModule('bad', { ...base, sort: '-nome', fields: { name } });
  // @ts-expect-error an area that the menu doesn't have
  defineModule('bad', { ...base, area: 'kitchen', fields: { name } });
  defineModule('bad', {
    ...base,
    fields: { name },
    // @ts-expect-error a section with what is no field
    layout: { sections: { a: { label: '甲', fields: ['nome'] } } },
  });
  // @ts-expect-error facts that are no fields
  defineModule('bad', { ...base, fields: { name }, layout: { facts: ['nome'] } });
  // @ts-expect-error a quick form with what is no field
  defineModule('bad', { ...base, fields: { name }, layout: { quickCreate: ['nome'] } });
  defineModule('bad', {
    ...base,
    fields: { name, stage },
    // @ts-expect-error a view of an unknown stage
    views: { a: { label: '甲', where: { stage: 'lost' } } },
  });
  defineModule('bad', {
    ...base,
    fields: { name, stage },
    // @ts-expect-error an unknown stage among several
    views: { a: { label: '甲', where: { stage: { notIn: ['won', 'lost'] } } } },
  });
  // @ts-expect-error a view by an unknown field
  defineModule('bad', { ...base, fields: { name }, views: { a: { label: '甲', where: { nome: 'x' } } } });
  defineModule('bad', {
    ...base,
    fields: { name },
    // @ts-expect-error an operator that there isn't
    views: { a: { label: '甲', where: { name: { like: 'x' } } } },
  });
  defineModule('bad', {
    ...base,
    fields: { name },
    // @ts-expect-error a number where a text is compared
    views: { a: { label: '甲', where: { name: { eq: 7 } } } },
  });
  // @ts-expect-error columns of a view that are no fields
  defineModule('bad', { ...base, fields: { name }, views: { a: { label: '甲', columns: ['nome'] } } });
  // @ts-expect-error a board of what is no field
  defineModule('bad', { ...base, fields: { name }, board: { field: 'stage' } });
  // @ts-expect-error a right that there isn't
  defineModule('bad', { ...base, fields: { name }, actions: { fly: { label: '飞', right: 'fly' } } });
  defineModule('bad', {
    ...base,
    fields: { name, stage },
    // @ts-expect-error an action visible in an unknown stage
    actions: { a: { label: '甲', right: 'edit', visibleWhen: { stage: 'lost' } } },
  });
  // @ts-expect-error duplicates by what is no field
  defineModule('bad', { ...base, fields: { name }, duplicates: { nome: 'exact' } });
  // @ts-expect-error leaving the lists by an unknown stage
  defineModule('bad', { ...base, fields: { name, stage }, leavesListsWhen: { stage: 'lost' } });
  // @ts-expect-error a rule that derives an unknown stage
  defineRules(deal, { a: { derive: () => ({ stage: 'lost' }) } });
  // @ts-expect-error a rule that reads what is no field
  defineRules(deal, { a: { derive: ({ record }) => (record.colour ? {} : undefined) } });
  // @ts-expect-error a rule that asks about what is no field
  defineRules(deal, { a: { derive: ({ changed: hasChanged }) => (hasChanged('colour') ? {} : undefined) } });
  // @ts-expect-error a problem at what is no field
  defineRules(deal, { a: { check: () => ({ field: 'colour', zh: '错', en: 'Wrong' }) } });
  // @ts-expect-error a problem in one language only
  defineRules(deal, { a: { check: () => ({ zh: '错' }) } });
  // @ts-expect-error an effect of an unknown stage
  defineEffects(deal, { a: { when: became({ stage: 'lost' }), run: async () => {} } });
  // @ts-expect-error an effect of a field that there isn't
  defineEffects(deal, { a: { when: changed('colour'), run: async () => {} } });
}

describe('Definitions', () => {
  it('give records their types', () => {
    yes<Same<Deal['stage'], 'open' | 'won'>>(true);
    yes<Same<Deal['name'], string>>(true);
    yes<Same<Deal['amount'], string | null>>(true);
    yes<Same<Deal['tags'], ('a' | 'b')[] | null>>(true);
    yes<Same<Deal['firm'], number | null>>(true);
    yes<Same<Deal['urgent'], boolean>>(true);
    yes<Same<Deal['count'], number | null>>(true);
    yes<Same<Deal['version'], number>>(true);
    yes<Same<typeof name extends Field<infer V> ? V : never, string>>(true);
    expect(deal.path).toBe('deals');
  });
});
