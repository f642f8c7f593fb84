import { z } from 'zod';
import { plainText } from '../../plainText.ts';

/** Whoever is in a group, or a department of that name, gets these roles and this department. */
export interface Mapping {
  /** A group as the source names it (of a distinguished name its first part will do), or the name of a department. */
  value: string;
  roles: number[];
  department: number | null;
}

/** How people of a source become users here; the same for every source. */
export interface IdentityRules {
  /** By what somebody who comes for the first time is taken for a user there is: never, or by that. */
  link: 'subject' | 'username' | 'email';
  /** Whether somebody who is no user yet becomes one. */
  createUsers: boolean;
  /** Of those who become users. */
  defaultRoles: number[];
  mappings: Mapping[];
}

export const noRules: IdentityRules = { link: 'subject', createUsers: false, defaultRoles: [], mappings: [] };

const roles = z.array(z.int().positive()).max(50);

/** What may be changed of the rules; part of the settings of each source. */
export const identityRulesShape = {
  link: z.enum(['subject', 'username', 'email']).optional(),
  createUsers: z.boolean().optional(),
  defaultRoles: roles.optional(),
  mappings: z
    .array(
      z.strictObject({
        value: plainText(300).min(1),
        roles: roles.default([]),
        department: z.int().positive().nullable().default(null),
      }),
    )
    .max(500)
    .optional(),
};
