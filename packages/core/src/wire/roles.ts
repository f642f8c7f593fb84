import type { FieldRight, PlainRight, Reach, ReachRight } from '../fields/rights.ts';
import type { BilingualText } from '../messages/label.ts';
import type { Reference } from './reference.ts';

/** A field as the rights of a role may speak of it. */
export interface GrantableField {
  name: string;
  label: BilingualText;
  kernel: boolean;
  custom: boolean;
  /** What a role can make of it, least first: one that can't be hidden or never be written leaves that out. */
  rights: FieldRight[];
}

/** A module as the rights of a role may speak of it, whether or not the reader may use it. */
export interface GrantableModule {
  path: string;
  label: BilingualText;
  area: string;
  icon: string;
  /** `none`: its records belong to nobody, so that a right reaches all of them or none. */
  ownership: 'record' | 'none';
  everyoneSees: boolean;
  /** The function that stands for every right but seeing and exporting; null: roles grant each right. */
  writtenWith: string | null;
  fields: GrantableField[];
}

/** A right that somebody has, and the roles it comes from. */
export interface HeldRight<Value> {
  value: Value;
  /** Ids of roles; empty where it comes from none: everybody sees the module, or the user heads a department. */
  from: number[];
}

/** What somebody may do in one module, all roles taken together. */
export interface HeldModule {
  path: string;
  rights: Record<ReachRight, HeldRight<Reach>> & Record<PlainRight, HeldRight<boolean>>;
  /** The fields that are kept from the user, in part or altogether. */
  fields: { name: string; right: FieldRight; from: number[] }[];
}

/** `GET /api/users/{id}/rights`: what may this user do, and by which role. */
export interface UserRightsAnswer {
  user: Reference;
  /** Whoever has left may do nothing, whatever the roles say. */
  active: boolean;
  roles: Reference[];
  functions: { name: string; from: number[] }[];
  modules: HeldModule[];
}
