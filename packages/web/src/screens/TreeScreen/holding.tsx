import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { createContext, useContext, useMemo } from 'react';
import { useModule } from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { isReference } from '../../fields/parts/references.ts';
import { useAllRecords } from './useTreeRecords.ts';

/** What hangs on the nodes of a tree: the people of departments. */
export interface Holding {
  module: ModuleMetadata;
  /** Their reference to a node. */
  by: string;
  records: AnsweredRecord[];
  /** Those that hang on a node; null: on none. */
  of(node: number | null): AnsweredRecord[];
}

const HoldingContext = createContext<Holding | null>(null);
export const HoldingProvider = HoldingContext.Provider;

export function useHeld(): Holding | null {
  return useContext(HoldingContext);
}

const none: AnsweredRecord[] = [];

/** Reads what hangs on the nodes of a module's tree, where its extension says that anything does. */
export function useHolding(module: ModuleMetadata): Holding | null {
  const { treeHolds } = extensionOf(module.path);
  const held = useModule(treeHolds?.path ?? '');
  const fields = held && treeHolds ? [held.title, ...treeHolds.fields, 'version'] : [];
  const wanted = { where: treeHolds?.where, fields, sort: held?.title };
  const { data: records = none } = useAllRecords(held?.path ?? '', wanted, held !== undefined);
  const by = treeHolds?.by;
  return useMemo(() => {
    if (!held || by === undefined) return null;
    const nodeOf = (record: AnsweredRecord) => {
      const node = record[by];
      return isReference(node) ? node.id : null;
    };
    const groups = Map.groupBy(records, nodeOf);
    return { module: held, by, records, of: (node) => groups.get(node) ?? none };
  }, [held, by, records]);
}

/** Draggable ids of held records, apart from those of nodes. */
export function heldId(id: number): string {
  return `held:${id}`;
}
