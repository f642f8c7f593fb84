import { Random } from '../../packages/server/src/demo/random.ts';

/** How much of everything there is, and where the ids of each kind begin. */
export interface Scale {
  departments: number;
  users: number;
  account: Ids;
  contact: Ids;
  lead: Ids;
  opportunity: Ids;
}

export interface Ids {
  first: number;
  count: number;
}

/** Salesperson, department head, director. */
export const roleNames = ['own', 'tree', 'all'] as const;

/**
 * The company with a million accounts has 500 people in 40 departments; a smaller one has fewer, but never so few
 * records for each that a page stays empty.
 */
export function scaleFor(accounts: number): Scale {
  const users = Math.min(500, Math.max(40, Math.round(accounts / 2000)));
  let next = 1000;
  const ids = (count: number): Ids => {
    const first = next;
    next += count;
    return { first, count };
  };
  return {
    departments: Math.max(6, Math.round(users / 12.5)),
    users,
    account: ids(accounts),
    contact: ids(accounts),
    lead: ids(Math.round(accounts * 0.3)),
    opportunity: ids(Math.round(accounts * 0.5)),
  };
}

export const departmentId = (index: number) => 1 + index;
export const userId = (index: number) => 101 + index;
export const roleId = (reach: (typeof roleNames)[number]) => 901 + roleNames.indexOf(reach);

/** Every department has up to three below it: 40 of them make four levels. */
export const parentOf = (department: number) => (department === 0 ? null : Math.floor((department - 1) / 3));

/** The first users head a department each, the others are spread over those with nobody below. */
export function departmentOf(user: number, { departments }: Scale): number {
  if (user < departments) return user;
  const leaves = Array.from({ length: departments }, (_, at) => at).filter(
    (at) => at * 3 + 1 >= departments,
  );
  return leaves[user % leaves.length] as number;
}

/** Whom a record belongs to: some have many, some few, and one in a hundred records belongs to nobody yet. */
export function ownership(random: Random, scale: Scale): { owner: number | null; department: number } {
  const user = personAt(random.skewed(scale.users), scale);
  const department = departmentId(departmentOf(user, scale));
  return { owner: random.chance(0.99) ? userId(user) : null, department };
}

/** Who stands at a place in the order of who has the most, without the order being that of the ids. */
export function personAt(place: number, { users }: Scale): number {
  return (place * 7 + 3) % users;
}

/** Somebody with about as many records as all have on average. */
export const averagePerson = (scale: Scale) => personAt(Math.floor(scale.users / 4), scale);

/** The head of a department on the third level: about a tenth of the company. */
export const departmentHead = (scale: Scale) => (scale.departments > 13 ? 4 : 1);

export function ownerOf(kind: 'account' | 'contact' | 'lead' | 'opportunity', index: number, scale: Scale) {
  return ownership(Random.of(`${kind} owner`, index), scale);
}
