import type { ListAnswer } from '@gejie/core';
import type { Client } from '../application.fixture.ts';
import type { Oracle } from './oracle.fixture.ts';
import type { SettledWorld } from './settle.fixture.ts';
import { type Path, paths, type World } from './world.fixture.ts';

/** One person looking for what is not for the person. */
export interface Look {
  world: World;
  settled: SettledWorld;
  oracle: Oracle;
  /** Place of the person in the world. */
  person: number;
  client: LookClient;
  /** Where the server listens, for what never ends. */
  address: string;
  /** Asks the same server as somebody else: by these headers. */
  as(headers: Record<string, string>): LookClient;
}

export type LookClient = Pick<Client, 'get' | 'post' | 'patch'>;

/** A way to records, and what it shows that it should not, or keeps back that it should show. */
export type PathCheck = (look: Look) => Promise<string[]>;

/** Looks along every module the person may open; the others must be shut. */
export function eachOpenPath(check: (look: Look, path: Path) => Promise<string[]>): PathCheck {
  return async (look) => {
    const problems: string[] = [];
    for (const path of paths) {
      if (look.oracle.opens(look.person, path)) problems.push(...(await check(look, path)));
      else {
        const { status } = await look.client.get(`/api/${path}`);
        if (status !== 403) problems.push(`${path} is shut, yet answers ${status}`);
      }
    }
    return problems;
  };
}

export async function get<Body>(
  { client }: Look,
  url: string,
  query: Record<string, string> = {},
): Promise<Body> {
  const { status, body } = await client.get<Body>(url, { query });
  if (status !== 200) throw new Error(`${url} ${JSON.stringify(query)}: ${status} ${JSON.stringify(body)}`);
  return body;
}

export async function pages(look: Look, path: Path): Promise<number[]> {
  const found: number[] = [];
  let after: string | null = null;
  do {
    const page: ListAnswer = await get<ListAnswer>(look, `/api/${path}`, {
      limit: '3',
      ...(after ? { after } : {}),
    });
    found.push(...page.records.map(({ id }) => id));
    after = page.next;
  } while (after);
  return found;
}

export function ids({ settled }: Look, places: readonly number[]): number[] {
  return places.map((at) => settled.records[at] as number).sort((a, b) => a - b);
}

export function sorted(records: readonly { id: number }[]): number[] {
  return records.map(({ id }) => id).sort((a, b) => a - b);
}

export function differs(what: string, found: unknown, expected: unknown): string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return left === right ? [] : [`${what}: ${left} instead of ${right}`];
}

/** What a browser with this cookie sends along. */
export function browserOf({ cookie }: Pick<Client, 'cookie'>): Record<string, string> {
  return { cookie: cookie as string, 'x-requested-with': 'gejie' };
}
