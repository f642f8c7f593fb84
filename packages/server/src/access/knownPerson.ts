import type { RightsTable } from '@gejie/core';
import type { Person } from '../database/organization/loadPeople.ts';
import type { SessionUser, Standing } from './session.ts';

/** A user with what the roles add up to. */
export interface KnownPerson {
  user: SessionUser;
  departmentName: string | null;
  active: boolean;
  grants: RightsTable;
  functions: ReadonlySet<string>;
  standing: Standing;
  roles: Person['roles'];
}
