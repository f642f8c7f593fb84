/** What kind of thing the records of a module are: by it a field tells which modules it may name or point at. */
export interface ModuleNature {
  name: string;
  /** The area of the menu. */
  area: string;
  ownership?: 'record' | 'none';
  keptBy?: 'people' | 'system';
  hangsOn?: string;
  seenThrough?: readonly string[];
  pool?: object;
  mailed?: object;
}
