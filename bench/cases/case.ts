import type { Session } from '../../packages/server/src/access/session.ts';
import type { Services } from '../../packages/server/src/services.ts';
import type { Scale } from '../data/company.ts';
import type { Call } from '../measure/http.ts';
import type { Perspective } from '../perspectives.ts';

/** A question put to the server over HTTP, and the same through its doors, to hear what SQL it makes of it. */
export interface Case {
  name: string;
  /** The request of the n-th round. */
  call(round: number): Call;
  ask(): Promise<unknown>;
  /** For what changes something: the record it is about, which is another one at every turn. */
  writes?: { id: number; among: number[] | 'new' };
}

/** What cases are made from: whose they are, and the doors to records with every statement noted. */
export interface CaseMaking {
  perspective: Perspective;
  session: Session;
  services: Services;
  scale: Scale;
}

/** `/api/accounts?fields=name,grade&where={…}` */
export function address(path: string, query: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (value === true) parameters.set(name, '1');
    else parameters.set(name, name === 'where' ? JSON.stringify(value) : String(value));
  }
  return `/api/${path}?${parameters}`;
}
