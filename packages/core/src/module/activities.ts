import type { ModuleNature } from '../fields/moduleNature.ts';

/** What people do with or for a record: it hangs on that, and is told of among its activities. */
export function isActivity({ hangsOn }: Pick<ModuleNature, 'hangsOn'>): boolean {
  return hangsOn !== undefined;
}

/** Business records on which activities hang: what somebody looks after, and no activity itself. */
export function takesActivities({ ownership = 'record', area, hangsOn }: ModuleNature): boolean {
  return ownership === 'record' && area !== 'settings' && hangsOn === undefined;
}
