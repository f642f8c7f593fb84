import type { Filter } from '@gejie/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BulkTarget } from '../../api/index.ts';
import { both } from '../../fields/filter/filterTree.ts';

interface Picked {
  /** All that match are meant, but those in `ids`; otherwise only those in `ids`. */
  everything: boolean;
  ids: ReadonlySet<number>;
}

const nothing: Picked = { everything: false, ids: new Set() };

export interface Selection {
  everything: boolean;
  has(id: number): boolean;
  /** How many are selected, given how many match in all. */
  count(total: number): number;
  toggle(id: number): void;
  /** From the row touched last to this one. */
  extendTo(id: number): void;
  pick(ids: readonly number[]): void;
  pickEverything(): void;
  clear(): void;
  /** The selection as a bulk request says it. */
  target(where: Filter, q: string): BulkTarget;
}

/**
 * Which records of a list are picked. @param ids the rows that are loaded, in order
 * @param scope changes with view, conditions and search: what was picked under others is forgotten
 */
export function useSelection(ids: readonly number[], scope: string): Selection {
  const [picked, setPicked] = useState(nothing);
  const lastTouched = useRef<number | null>(null);
  const rows = useRef(ids);
  rows.current = ids;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scope is the reason to forget
  useEffect(() => setPicked(nothing), [scope]);

  const has = useCallback((id: number) => picked.everything !== picked.ids.has(id), [picked]);
  const toggle = useCallback((id: number) => {
    lastTouched.current = id;
    setPicked((before) => ({ ...before, ids: withToggled(before.ids, id) }));
  }, []);
  const extendTo = useCallback((id: number) => {
    const between = rowsBetween(rows.current, lastTouched.current ?? id, id);
    lastTouched.current = id;
    setPicked((before) =>
      before.everything
        ? { everything: true, ids: new Set([...before.ids].filter((one) => !between.includes(one))) }
        : { everything: false, ids: new Set([...before.ids, ...between]) },
    );
  }, []);
  const pick = useCallback(
    (some: readonly number[]) => setPicked({ everything: false, ids: new Set(some) }),
    [],
  );
  const pickEverything = useCallback(() => setPicked({ everything: true, ids: new Set() }), []);
  const clear = useCallback(() => setPicked(nothing), []);

  return useMemo(
    () => ({
      everything: picked.everything,
      has,
      count: (total) => (picked.everything ? total - picked.ids.size : picked.ids.size),
      toggle,
      extendTo,
      pick,
      pickEverything,
      clear,
      target: (where, q) => {
        if (!picked.everything) return { ids: [...picked.ids] };
        const but: Filter = picked.ids.size > 0 ? { id: { notIn: [...picked.ids] } } : {};
        return { where: both(where, but), q: q || undefined };
      },
    }),
    [picked, has, toggle, extendTo, pick, pickEverything, clear],
  );
}

function withToggled(ids: ReadonlySet<number>, id: number): Set<number> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function rowsBetween(rows: readonly number[], one: number, other: number): number[] {
  const ends = [rows.indexOf(one), rows.indexOf(other)].sort((a, b) => a - b);
  const [from = 0, to = 0] = ends;
  return from < 0 ? [other] : rows.slice(from, to + 1);
}
