// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source text
import type { Mutation } from './mutation.fixture.ts';

/** Mistakes in the ways to what people have with customers. The leak test must see each. */
export const dealingMutations: readonly Mutation[] = [
  {
    name: 'what is shared with a customer is kept from those it is shared with',
    seenBy: 'promises, and the brief of a customer',
    file: 'access/grants.ts',
    from: 'const places = [null, ...(sharedThrough ? [fieldOf(module, sharedThrough)] : [])];',
    to: 'const places = [null];',
  },
  {
    name: 'whoever is not named in a report sees it',
    seenBy: 'daily reports',
    file: 'access/grants.ts',
    from: "const operator = holdsSeveral(field.type.refersTo) ? 'contains' : 'eq';",
    to: "const operator = 'ne' as const;",
  },
  {
    name: 'the ledger of the stock tells the numbers of documents out of sight',
    seenBy: 'the ledger of the stock and what it names',
    file: 'database/query/shownText.ts',
    from: 'return sight ? sql`case when',
    to: 'return sight && false ? sql`case when',
  },
  {
    name: 'the ledger of the stock is found by numbers of documents out of sight',
    seenBy: 'the ledger of the stock and what it names',
    file: 'database/search/textSearch.ts',
    from: 'const sight = context && sightOf(field, context);',
    to: 'const sight = null as ReturnType<typeof sightOf>;',
  },
  {
    name: 'prices tell of customers out of sight',
    seenBy: 'the prices of a customer',
    file: 'records/priceItems.ts',
    from: '!isReference || (await isSeen(scope, target, value)) ? value : null;',
    to: 'value;',
  },
  {
    name: 'what is printed is not cut to the reach of who prints',
    seenBy: 'an order on paper',
    file: 'printing/gather.ts',
    from: 'await records.get(session, module.name, id, namesOf(paths.values()))',
    to: "await records.get({ ...session, elevation: 'print' }, module.name, id, namesOf(paths.values()))",
  },
  {
    name: 'the page of a customer opens by any code',
    seenBy: 'the customer’s own page',
    file: 'customerPages/customerPages.ts',
    from: '[trait.code]: customerCodeFrom(code) },',
    to: '...(customerCodeFrom(code) ? {} : {}) },',
  },
  {
    name: 'home pages are shown to those they are not shared with',
    seenBy: 'home pages of others',
    file: 'database/home/homeRows.ts',
    from: 'p.departments && ${[...departments]}::bigint[])',
    to: 'cardinality(p.departments) > 0 and ${[...departments]}::bigint[] is not null)',
  },
  {
    name: 'tags are counted on records out of sight',
    seenBy: 'the cloud of tags, and what each stands on',
    file: 'database/collaboration/tagUses.ts',
    from: 'const counts = restriction({ condition, and: [], deleted: false }, context);',
    to: 'const counts = sql`(true or ${restriction({ condition, and: [], deleted: false }, context)})`;',
  },
  {
    name: 'a tag of somebody’s own is listed for everybody',
    seenBy: 'the cloud of tags, and what each stands on',
    file: 'collaboration/allTags.ts',
    from: 'readerOf(session)))',
    to: 'readerOf(session) && 0 * 1))',
  },
  {
    name: 'the text of a file is read whoever may not read the file',
    seenBy: 'what is written in documents',
    file: 'files/fileService.ts',
    from: '|| !(await this.mayRead(session, file))) throw notFound();',
    to: ') throw notFound();',
  },
  {
    name: 'a phone holds the events of others',
    seenBy: 'the calendar of a phone, and what it is reminded of',
    file: 'calendar/objects/calendarObjects.ts',
    from: 'also: concerns(module, session.user.id),',
    to: '',
  },
  {
    name: 'reminders tell of what is out of sight',
    seenBy: 'the calendar of a phone, and what it is reminded of',
    file: 'notifications/notifications.ts',
    from: 'module === null || record === null || labels.has(`${module}:${record}`),',
    to: 'true,',
  },
  {
    name: 'a feed has the events of others',
    seenBy: 'the calendar, its feed, and when others are busy',
    file: 'calendar/calendarFeeds.ts',
    from: "layers: ['own'],",
    to: "layers: ['all'],",
  },
];
