import type { Falling, ModuleMetadata } from '@gejie/core';
import { useQueries } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { fallingQuery } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { usePooledModules } from '../../navigation/menuAreas.ts';

/** How many days ahead the people who have a record are told wherever it is shown. */
export const soon = 7;

/** Records asked about at a time. */
const chunk = 100;

const FallingById = createContext<ReadonlyMap<number, Falling>>(new Map());

/** Lets the records below it say, by `FallingMark`, that they fall into a pool within days. */
export function FallingSoon({ module, ids, children }: FallingSoonProps) {
  const pooled = usePooledModules().has(module.path);
  const chunks = pooled ? chunksOf(ids) : [];
  const falling = useQueries({
    queries: chunks.map((some) => fallingQuery(module.path, some)),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const byId = useMemo(() => new Map(falling.flatMap((some) => [...(some ?? [])])), [falling]);
  return <FallingById value={byId}>{children}</FallingById>;
}

interface FallingSoonProps {
  module: ModuleMetadata;
  /** The records shown, as far as they are fetched. */
  ids: readonly number[];
  children: ReactNode;
}

function chunksOf(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / chunk) }, (_, index) =>
    ids.slice(index * chunk, (index + 1) * chunk),
  );
}

/** In how many days a record falls into a pool, when that is soon. */
export function FallingMark({ id }: { id: number }) {
  const t = useText();
  const falls = useContext(FallingById).get(id);
  if (!falls || falls.days > soon) return null;
  return (
    <span className="tag tone-amber" title={falls.pool.label ?? undefined}>
      {falls.days === 0 ? t('pools.fallsTonight') : t('pools.fallsInDays', { days: falls.days })}
    </span>
  );
}
