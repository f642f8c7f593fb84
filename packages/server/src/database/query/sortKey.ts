import type { Module, ModuleField } from '@gejie/core';

export interface SortKey {
  field: ModuleField;
  descending: boolean;
  /** Of a reference: what it points at, whose title is sorted by. */
  target?: Module;
}
