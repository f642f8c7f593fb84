import { describe, expect, it } from 'vitest';
import { Registry } from '../../packages/core/src/index.ts';
import { modules } from '../../packages/modules/src/index.ts';
import { effectsDownstream, type Referring } from './effectsUpstream.ts';
import { parseSource, readSources } from './source.ts';

const declared: Referring[] = new Registry(modules).modules.map(({ name, fields, definition }) => ({
  name,
  refersTo: [...fields.values()].filter(({ kernel }) => !kernel).flatMap(({ targets }) => targets ?? []),
  isLedger: definition.ledger !== undefined,
}));

const folder = 'packages/modules/src';

/** Effects that look at what lies downstream, without changing anything there, and why they must. */
const lookingDownstream: Record<string, { at: readonly string[]; because: string }> = {
  'marketing/lead/lead.effects.ts': {
    at: ['assignmentRule'],
    because: 'whom a new lead falls to stands in rules that nothing else refers to',
  },
  'system/role/role.effects.ts': {
    at: ['user'],
    because: 'the last administrator is the last user who holds a role like that',
  },
  'tools/dailyReport/dailyReport.effects.ts': {
    at: ['account', 'calendarEvent', 'contact', 'lead', 'opportunity', 'task'],
    because: 'a report gathers the day of its author, whatever that was spent on',
  },
};
const allowed = Object.entries(lookingDownstream).flatMap(([file, { at }]) =>
  at.map((name) => `${folder}/${file} calls ${name}, which lies downstream`),
);

const toy: Referring[] = [
  { name: 'account', refersTo: [], isLedger: false },
  { name: 'opportunity', refersTo: ['account'], isLedger: false },
  { name: 'quote', refersTo: ['opportunity'], isLedger: false },
  { name: 'movement', refersTo: ['quote'], isLedger: true },
];

function breaches(files: Record<string, string>): string[] {
  const definitions = Object.fromEntries(
    toy.map(({ name }) => [`${folder}/${name}/${name}.ts`, `export const ${name} = {};`]),
  );
  const all = { ...definitions, ...files };
  return effectsDownstream(
    Object.entries(all).map(([path, text]) => parseSource(path, text)),
    toy,
  );
}

describe('Effects call upstream only', () => {
  it('in all modules', () => {
    // One that is allowed and no longer found is out of date.
    expect(effectsDownstream(readSources([folder]), declared)).toEqual(allowed);
    // It reads every module: on a busy machine that takes longer than a test usually may.
  }, 60_000);

  it('that is what their module refers to, directly or through others', () => {
    const file = `${folder}/quote/quote.effects.ts`;
    expect(breaches({ [file]: "import { opportunity } from '../opportunity/opportunity.ts';" })).toEqual([]);
    expect(breaches({ [file]: "import { account } from '../account/account.ts';" })).toEqual([]);
  });

  it('and a call the other way is found, also where another file makes it for them', () => {
    const file = `${folder}/account/account.effects.ts`;
    const breach = [`${file} calls opportunity, which lies downstream`];
    const call = "import { opportunity } from '../opportunity/opportunity.ts';";
    expect(breaches({ [file]: call })).toEqual(breach);
    const beside = {
      [file]: "import { close } from './closeDeals.ts';",
      [`${folder}/account/closeDeals.ts`]: call,
    };
    expect(breaches(beside)).toEqual(breach);
    expect(breaches({ [file]: call.replace('import', 'import type') })).toEqual([]);
  });

  it('what is in the folder of a module is its own, and ledgers take entries from everybody', () => {
    const file = `${folder}/account/account.effects.ts`;
    expect(breaches({ [file]: "import { movement } from '../movement/movement.ts';" })).toEqual([]);
    const part = { [`${folder}/account/opportunity.ts`]: 'export const opportunity = {};' };
    expect(breaches({ ...part, [file]: "import { opportunity } from './opportunity.ts';" })).toEqual([]);
  });
});
