/** What a field points at: one record or several, of the one module it names or of any of several modules. */
export type RefersTo = 'one' | 'many' | 'any' | 'anyMany';

/** Whether it says of each record which module it is of. */
export function namesItsModules(refersTo: RefersTo | undefined): boolean {
  return refersTo === 'any' || refersTo === 'anyMany';
}

/** Whether it holds a list. */
export function holdsSeveral(refersTo: RefersTo | undefined): boolean {
  return refersTo === 'many' || refersTo === 'anyMany';
}
