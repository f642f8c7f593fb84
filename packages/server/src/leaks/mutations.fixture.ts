// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source text
import type { Mutation } from './mutation.fixture.ts';

/** Mistakes in the code of access that somebody could make. The leak test must see each. */
export const mutations: readonly Mutation[] = [
  {
    name: 'the reach “own” is not cut',
    file: 'access/grants.ts',
    from: "test(fieldOf(module, 'owner'), 'eq', session.user?.id ?? 0)",
    to: 'everything',
  },
  {
    name: 'the reach of a department holds for what others own in it',
    file: 'access/grants.ts',
    from: "test(fieldOf(module, 'owner'), 'empty', true),",
    to: '',
  },
  {
    name: 'heads may edit what they only see',
    file: 'access/grants.ts',
    from: "(right !== 'see' && right !== 'assign')",
    to: 'false',
  },
  {
    name: 'shares hold without the right to see the module’s records being narrowed by level',
    file: 'database/sharing/sharedWith.ts',
    from: "level === 'write' ? sql`and s.level = 'write'` : sql``",
    to: 'sql``',
  },
  {
    name: 'shares never end',
    file: 'database/sharing/sharedWith.ts',
    from: 'and (s.until is null or s.until > now())',
    to: '',
  },
  {
    name: 'shares with one are shares with all',
    file: 'database/sharing/sharedWith.ts',
    from: 's.grantee = any(${grantees}::bigint[])',
    to: 'cardinality(${grantees}::bigint[]) > 0',
  },
  {
    name: 'what is shared with a department is shared with those above it',
    file: 'database/organization/loadPeople.ts',
    from: 'array(select id from above) as above',
    to: 'array(select id from below) as above',
  },
  {
    name: 'sharing rules hold for everybody',
    file: 'access/sharingRules.ts',
    from: 'rules.filter((rule) => isFor(rule, person))',
    to: 'rules',
  },
  {
    name: 'sharing rules hold when they are switched off',
    file: 'database/sharing/sharingRuleRows.ts',
    from: 'where active and',
    to: 'where',
  },
  {
    name: 'rights to edit reach further than those to see',
    file: 'access/rights.ts',
    from: 'narrower(allOrNothing(reach, module), see)',
    to: 'allOrNothing(reach, module)',
  },
  {
    name: 'counts are not cut to the reach',
    file: 'database/query/selectRecords.ts',
    from: 'const parts = branches(selection.condition).map(',
    to: "const parts = branches({ kind: 'all', of: [] } as never).map(",
  },
  {
    name: 'the grounds of a reach are listed without leaving out the ones before',
    file: 'database/query/branches.ts',
    from: "(ground, before) => ({ kind: 'all', of: [ground, ...before] }));",
    to: '(ground) => ground);',
  },
  {
    name: 'references show the names of what is out of sight',
    file: 'database/query/projection.ts',
    from: 'const condition: Condition = context.visible(module);',
    to: "const condition: Condition = { kind: 'all', of: [] };",
  },
  {
    name: 'filters look beyond references out of sight',
    file: 'database/query/compileCondition.ts',
    from: 'and (${compileCondition(context.visible(step.target), inner, context)})',
    to: '',
  },
  {
    name: 'history and as-of name what is out of sight',
    file: 'database/query/labels.ts',
    from: "and (${compileCondition(context.visible(module), 't', context)})",
    to: '',
  },
  {
    name: 'history is answered whoever asks',
    file: 'history/history.ts',
    from: 'await readRow(db, module, id, context.visible(module), context)',
    to: "await readRow(db, module, id, { kind: 'all', of: [] }, context)",
  },
  {
    name: 'timelines tell of records out of sight',
    file: 'database/timeline/timelineRows.ts',
    from: "and (${compileCondition(context.visible(module), 't', context)})`,",
    to: '`,',
  },
  {
    name: 'boards count what is out of sight',
    file: 'database/query/tally.ts',
    from: "where ${compileCondition(condition, 't', context)} group by 1",
    to: "where ${compileCondition(condition, 't', context)} or true group by 1",
  },
  {
    name: 'hidden fields are shown',
    file: 'reading/readContext.ts',
    from: "return fieldRight(session, module, field) !== 'hidden';",
    to: 'return fieldRight(session, module, field) !== undefined;',
  },
  {
    name: 'hidden fields are searched',
    file: 'reading/selection.ts',
    from: '.filter((name) => !mayRead(context.session, module, name));',
    to: '.filter(() => false);',
  },
  {
    name: 'of several roles the one that hides a field wins nothing, not even alone',
    file: 'access/mergeGrants.ts',
    from: "const right = grant.fields?.[field] ?? 'write';",
    to: "const right = 'write' as FieldRight;",
  },
  {
    name: 'duplicates out of sight are named',
    file: 'records/duplicates.ts',
    from: 'return visible.has(id) ?',
    to: 'return visible.size >= 0 ?',
  },
  {
    name: 'who sees a record may change it',
    file: 'records/changeRow.ts',
    from: 'if (!may.edit && !may.assign) throw forbidden();',
    to: '',
  },
  {
    name: 'who may hand a record out may change all of it',
    file: 'records/changeRow.ts',
    from: "(name === 'owner' || name === 'department' ? !may.assign : !may.edit)",
    to: "(name === 'owner' || name === 'department' ? !may.assign : !may.edit && !may.assign)",
  },
  {
    name: 'changes of many records reach those out of sight',
    file: 'database/write/manyRows.ts',
    from: "and (${compileCondition(visible, 't', context)})",
    to: '',
  },
  {
    name: 'changes of one record reach those out of sight',
    file: 'database/write/writeRecords.ts',
    from: "where t.id = ${id} and (${compileCondition(visible, 't', context)})",
    to: 'where t.id = ${id}',
  },
  {
    name: 'notices tell of records out of sight',
    file: 'notifications/notifications.ts',
    from: 'module === null || record === null || labels.has(`${module}:${record}`),',
    to: 'true,',
  },
];
