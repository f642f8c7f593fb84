// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source text
import type { Mutation } from './mutation.fixture.ts';

const programs = {
  records: 'each record and what hangs on it, to a program that may read customers',
  lists: 'lists, search, stories and exports to a program that may read customers',
  contacts: 'contacts to a program that may change them alone',
};

/** Mistakes in what programs, teams, letters, live events and converted leads show. The leak test must see each. */
export const programMutations: readonly Mutation[] = [
  {
    name: 'a token searches beyond its scopes',
    seenBy: programs.lists,
    file: 'access/rights.ts',
    from: "if (!scopeAllows(session.scopes, 'read', module.path)) {",
    to: 'if (session.scopes === undefined) {',
  },
  {
    name: 'a token names what is beyond its scopes',
    seenBy: programs.contacts,
    file: 'access/rights.ts',
    from: "if (!scopeAllows(session.scopes, 'read', module.path)) {",
    to: 'if (session.scopes === undefined) {',
  },
  {
    name: 'a token that may read calls what belongs to no module',
    seenBy: programs.lists,
    file: 'http/authenticate.ts',
    from: "(access === 'cut' && wanted === 'read') ||",
    to: "wanted === 'read' ||",
  },
  {
    name: 'a token that may read has the rights of its person',
    seenBy: programs.records,
    file: 'access/rights.ts',
    from: "if (scopeAllows(session.scopes, 'write', module.path)) return granted;",
    to: "if (scopeAllows(session.scopes, 'read', module.path)) return granted;",
  },
  {
    name: 'a token that may read hands out what belongs to the department of its person',
    seenBy: programs.records,
    file: 'access/grants.ts',
    from: "if (right === 'assign' && !scopeAllows(session.scopes, 'write', module.path)) return [];",
    to: '',
  },
  {
    name: 'a token that may read writes',
    seenBy: 'what a program that may read customers changes',
    file: 'http/authenticate.ts',
    from: "const wanted = safeMethods.has(request.method) ? 'read' : 'write';",
    to: "const wanted = 'read' as 'read' | 'write';",
  },
  {
    name: 'whoever sees a customer chooses its team',
    seenBy: 'somebody added to the team of each customer',
    file: 'sharing/shares.ts',
    from: 'sharingReachOf(session, module), context);',
    to: 'context.visible(module), context);',
  },
  {
    name: 'the team of a customer is told whoever asks',
    seenBy: 'the team of each customer',
    file: 'sharing/shares.ts',
    from: 'await requireSeen(this.needs, session, module, id);\n    const db',
    to: 'const db',
  },
  {
    name: 'the letters with an order are told whoever asks',
    seenBy: 'letters with orders',
    file: 'mail/recordMail.ts',
    from: "await records.get(session, module.name, id, ['id']);\n    const all =",
    to: 'const all =',
  },
  {
    name: 'letters tell addresses to those who may not read them',
    seenBy: 'letters with orders',
    file: 'mail/recordMail.ts',
    from: 'const shown = mayRead || maker === session.user?.id;',
    to: 'const shown = mayRead || maker > 0;',
  },
  {
    name: 'letters are proposed to people out of sight',
    seenBy: 'letters with orders',
    file: 'printing/gather.ts',
    from: 'await records.get(session, module.name, id, namesOf(paths.values()))',
    to: "await records.get({ ...session, elevation: 'print' }, module.name, id, namesOf(paths.values()))",
  },
  {
    name: 'everybody hears what one is told',
    seenBy: 'events as they happen',
    file: 'notifications/live.ts',
    from: 'for (const stream of this.streams.get(user) ?? [])',
    to: 'for (const stream of user ? this.all() : [])',
  },
  {
    name: 'what others were told meanwhile is told again to whoever comes back',
    seenBy: 'events as they happen',
    file: 'database/notifications/noticeRows.ts',
    from: 'select id from notice where "user" = ${user}\n      and (id',
    to: 'select id from notice where ${user}::bigint > 0 and id > ${last}\n      and (id',
  },
  {
    name: 'mentioned are also those who do not see it',
    seenBy: 'events as they happen',
    file: 'collaboration/audience.ts',
    from: 'return people.filter((user) => !seeing.has(user));',
    to: 'return people.filter((user) => seeing.has(-user));',
  },
  {
    name: 'who sees a lead may convert it',
    seenBy: 'who may convert a lead, and what the dialog tells',
    file: 'records/actions.ts',
    from: "if (right !== 'see' && !may[right]) throw forbidden();",
    to: '',
  },
  {
    name: 'dialogs tell what is hidden',
    seenBy: 'who may convert a lead, and what the dialog tells',
    file: 'records/actions.ts',
    from: 'readableOf(scope, module, await heldFor(scope, module, id, name))',
    to: 'await heldFor(scope, module, id, name)',
  },
  {
    name: 'the dialog names customers out of sight',
    seenBy: 'who may convert a lead, and what the dialog tells',
    file: 'records/duplicates.ts',
    from: 'return visible.has(id) ?',
    to: 'return visible.size >= 0 ?',
  },
  {
    name: 'a lead is converted into a customer out of sight',
    seenBy: 'a lead converted and taken back',
    file: 'records/recordWork.ts',
    from: 'const selection = selectionOf(module, query, this.scope.context);',
    to: "const selection = { ...selectionOf(module, query, this.scope.context), condition: { kind: 'all', of: [{ kind: 'test', through: [], field: module.fields.get('id'), operator: 'eq', operand: (query.where as { id?: number })?.id ?? 0 }] } } as never;",
  },
];
