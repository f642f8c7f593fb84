import type { Fields } from './ownFields.ts';

/** How the records of a module stand in the story of others. PLT-02 */
export interface StoryTrait<F extends Fields> {
  /** References to records whose story its own is part of: what happens to a contact happened at the account. */
  within?: readonly (keyof F & string)[];
  /** A `dateTime`: when it took place, once it has; until then it is told of when it was made. */
  at?: keyof F & string;
  /** What came of it, or what it says: quoted where it is told of. */
  text?: keyof F & string;
}
