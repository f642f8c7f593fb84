import type { Source } from '../../database/sessions/sessionRows.ts';

/** What a source of identities says of somebody who has proved to be that person. */
export interface Claims {
  source: Exclude<Source, 'password'>;
  /** The person's name at the source that never changes and is never given to another. */
  subject: string;
  username: string | null;
  name: string | null;
  email: string | null;
  /** Whether the source vouches for the address. */
  emailVerified: boolean;
  phone: string | null;
  department: string | null;
  groups: readonly string[];
}
