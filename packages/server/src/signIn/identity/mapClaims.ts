import type { Claims } from './claims.ts';
import type { Mapping } from './identityRules.ts';

/** What the mappings make of somebody. */
export interface Mapped {
  roles: number[];
  /** Null: no mapping says. */
  department: number | null;
}

/** Roles add up; of departments the first mapping that fits decides. */
export function mapClaims({ groups, department }: Claims, mappings: readonly Mapping[]): Mapped {
  const known = new Set([...groups, ...(department === null ? [] : [department])].flatMap(namesOf));
  const fitting = mappings.filter(({ value }) => known.has(folded(value)));
  return {
    roles: [...new Set(fitting.flatMap(({ roles }) => roles))],
    department: fitting.find((mapping) => mapping.department !== null)?.department ?? null,
  };
}

/** Roles that mappings speak of come and go with them; those given by hand stay. */
export function rolesAfter(
  present: readonly number[],
  mapped: readonly number[],
  mappings: readonly Mapping[],
): number[] {
  const managed = new Set(mappings.flatMap(({ roles }) => roles));
  return [...new Set([...present.filter((role) => !managed.has(role)), ...mapped])];
}

/** `cn=Sales,ou=groups,dc=…` is known as a whole and as `Sales`. */
function namesOf(group: string): string[] {
  const first = /^[\w.]+=((?:\\.|[^,\\])+),/.exec(group)?.[1];
  return first === undefined ? [folded(group)] : [folded(group), folded(unescaped(first))];
}

const folded = (text: string) => text.trim().toLowerCase();

/** RFC 4514: `\,` stands for a comma, `\E5\8D\8E` for the bytes of a character. */
function unescaped(text: string): string {
  return text
    .replace(/(?:\\[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'))
    .replace(/\\(.)/g, '$1');
}
