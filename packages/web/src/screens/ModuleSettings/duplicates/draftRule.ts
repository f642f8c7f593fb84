/** A rule as it is edited: what it is told apart by stays while its fields change. */
export interface DraftRule {
  key: number;
  fields: string[];
}
