import type { BilingualText } from '@gejie/core';
import { useMemo } from 'react';
import { fieldOf, useModules } from '../../api/index.ts';

/** Modules whose units are words of the product. */
const sold = ['services'];

/** Units that have a name in each language, by what a line calls them in whichever it was written. */
export function useUnits(): ReadonlyMap<string, BilingualText> {
  const { data: modules } = useModules();
  return useMemo(() => {
    const choices = (modules ?? []).flatMap((module) =>
      sold.includes(module.path) ? (fieldOf(module, 'unit')?.choices ?? []) : [],
    );
    return new Map(
      choices.flatMap(({ label }) => [label.zh, label.en].map((word) => [word, label] as const)),
    );
  }, [modules]);
}
