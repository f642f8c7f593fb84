import type { FieldRight, ModuleGrant, Reach, RightsTable, ShareLevel } from '@gejie/core';
import fc from 'fast-check';

/** Everything is named by its place in its list; `id`s come with the database. */
export interface World {
  departments: { parent: number | null; head: number | null; deputies: number[] }[];
  people: { department: number | null; manager: number | null; roles: number[] }[];
  roles: { rights: RightsTable }[];
  records: WorldRecord[];
  shares: WorldShare[];
  rules: WorldRule[];
}

export const paths = ['accounts', 'contacts', 'opportunities', 'leads'] as const;
export type Path = (typeof paths)[number];

export interface WorldRecord {
  path: Path;
  owner: number | null;
  department: number | null;
  /** Place of the account among the records; null for what hangs on none. */
  account: number | null;
  industry: Industry;
  stage: 'prospecting' | 'proposal';
}

const industries = ['machinery', 'electronics', 'chemicals'] as const;
type Industry = (typeof industries)[number];

export interface WorldShare {
  record: number;
  with: { person: number } | { department: number };
  level: ShareLevel;
  expired: boolean;
}

export interface WorldRule {
  /** About the record itself, or about its account. */
  path: 'accounts' | 'opportunities';
  industry: Industry;
  with: { person: number } | { department: number } | { role: number };
  level: ShareLevel;
  active: boolean;
}

/** Fields that roles hide; each is there in all records of its module. */
export const hideable: Record<Path, readonly string[]> = {
  accounts: ['phone', 'website', 'industry'],
  contacts: ['mobile', 'title'],
  opportunities: ['amount', 'nextStep'],
  leads: ['mobile', 'company'],
};

const sizes = { departments: 6, people: 12, roles: 6, accounts: 14, others: 12 };

const reach = fc.constantFrom<Reach>('none', 'own', 'own', 'department', 'tree', 'all');
const placeIn = (count: number) => fc.integer({ min: 0, max: count - 1 });
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const grantee = fc.oneof(
  fc.record({ person: placeIn(sizes.people) }),
  fc.record({ department: placeIn(sizes.departments) }),
);

function grantIn(path: Path): fc.Arbitrary<ModuleGrant> {
  return fc.record({
    see: reach,
    edit: reach,
    delete: reach,
    assign: reach,
    create: fc.boolean(),
    import: fc.constant(true),
    export: fc.constant(true),
    bulk: fc.constant(true),
    fields: fc.dictionary(
      fc.constantFrom(...hideable[path]),
      fc.constantFrom<FieldRight>('hidden', 'hidden', 'read'),
      { maxKeys: 2 },
    ),
  });
}

const role = fc.record({
  rights: fc.record(
    Object.fromEntries(paths.map((path) => [path, grantIn(path)])) as Record<Path, fc.Arbitrary<ModuleGrant>>,
  ) as fc.Arbitrary<RightsTable>,
});

/** Heads and managers stand before those below them, so that there are no circles. */
const departments = fc.tuple(
  ...Array.from({ length: sizes.departments }, (_, at) =>
    fc.record({
      parent: at === 0 ? fc.constant(null) : placeIn(at),
      head: maybe(placeIn(sizes.people)),
      deputies: fc.uniqueArray(placeIn(sizes.people), { maxLength: 1 }),
    }),
  ),
);

const people = fc.tuple(
  ...Array.from({ length: sizes.people }, (_, at) =>
    fc.record({
      department: fc.option(placeIn(sizes.departments), { nil: null, freq: 8 }),
      manager: at === 0 ? fc.constant(null) : maybe(placeIn(at)),
      roles: fc.uniqueArray(placeIn(sizes.roles), { minLength: 1, maxLength: 2 }),
    }),
  ),
);

function recordsOf(path: Path, count: number): fc.Arbitrary<WorldRecord[]> {
  return fc.array(
    fc.record({
      path: fc.constant(path),
      owner: fc.option(placeIn(sizes.people), { nil: null, freq: 4 }),
      department: maybe(placeIn(sizes.departments)),
      account: path === 'contacts' || path === 'opportunities' ? placeIn(sizes.accounts) : fc.constant(null),
      industry: fc.constantFrom(...industries),
      stage: fc.constantFrom('prospecting', 'proposal'),
    }),
    { minLength: count, maxLength: count },
  );
}

const records = fc
  .tuple(...paths.map((path) => recordsOf(path, path === 'accounts' ? sizes.accounts : sizes.others)))
  .map((lists) => lists.flat());

const share = fc.record({
  record: placeIn(sizes.accounts + 3 * sizes.others),
  with: grantee,
  level: fc.constantFrom<ShareLevel>('read', 'write'),
  expired: fc.boolean(),
});

const rule = fc.record({
  path: fc.constantFrom('accounts' as const, 'opportunities' as const),
  industry: fc.constantFrom(...industries),
  with: fc.oneof(grantee, fc.record({ role: placeIn(sizes.roles) })),
  level: fc.constantFrom<ShareLevel>('read', 'write'),
  active: fc.boolean(),
});

/** Companies of a dozen people with everything that access is made of. */
export const worlds: fc.Arbitrary<World> = fc.record({
  departments,
  people,
  roles: fc.array(role, { minLength: sizes.roles, maxLength: sizes.roles }),
  records,
  shares: fc.uniqueArray(share, {
    minLength: 14,
    maxLength: 20,
    selector: (one) => JSON.stringify([one.record, one.with]),
  }),
  rules: fc.array(rule, { minLength: 3, maxLength: 4 }),
});

/** @param seed the same gives the same */
export function worldOf(seed: number): World {
  return fc.sample(worlds, { seed, numRuns: 1 })[0] as World;
}

/** Pools of accounts, each for a department and those below it. */
export const pools: readonly { department: number }[] = [{ department: 1 }, { department: 3 }];

/** What they hide until an account is claimed. */
export const maskedInPools = ['phone', 'website'] as const;

/** The accounts that lie in a pool: every other one of those that belong to nobody. */
export function pooledIn({ records }: World, pool: number): number[] {
  const unowned = records.flatMap(({ path, owner }, at) =>
    path === 'accounts' && owner === null ? [at] : [],
  );
  return unowned.filter((_, nth) => nth % pools.length === pool);
}

/** What all records of a module have in their name. */
export const commonName = '试样';

/** What the names of all documents begin with. */
export const documentName = '附呈文书';

/** What is written in the document on an account. */
export const documentText = (account: number) => `约定 ${account}`;

/** What the subjects of all events and tasks begin with. */
export const activityName = '会同商谈';

export const activityPaths = ['events', 'tasks'] as const;
export type ActivityPath = (typeof activityPaths)[number];

/** Something planned about an account: who has it, and who takes part, who need not see the account. */
export interface SettledActivity {
  path: ActivityPath;
  id: number;
  /** Places in the world. */
  account: number;
  owner: number;
  guest: number | null;
  /** When it begins or is due, ISO 8601. */
  at: string;
}

/** The name of a record; no other has it. */
export function nameOf(at: number): string {
  return `${commonName}${String(at).padStart(3, '0')}号`;
}

/** A number to ring that no other record has. */
export function phoneOf(at: number): string {
  return `138${String(70_000_000 + at * 12_347).padStart(8, '0')}`;
}

/** The address of a contact. */
export function emailOf(at: number): string {
  return `no${at}@customer.example`;
}

/** The company of a lead; some are customers already. */
export function companyOf(lead: number): string {
  return lead % 2 === 0 ? nameOf(lead % sizes.accounts) : `来源公司${lead}`;
}

/** What somebody is in the team of a customer, beside seeing or changing it. */
export function roleInTeam({ record, with: grantee }: WorldShare): string | null {
  return 'person' in grantee && record % 2 === 0 ? '售前' : null;
}
