import { type Module, parseFilter } from '@gejie/core';
import { type Claimants, documentsOf, holdDocuments, putClaims } from '../database/ledger/claimRows.ts';
import type { WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

/** The modules whose lines claim something, or the one asked about among them. */
export function claimantsIn({ registry, context }: Pick<WriteScope, 'registry' | 'context'>): Claimants[] {
  return registry.modules.flatMap((module) => {
    const trait = module.definition.claims;
    if (!trait) return [];
    const live = parseFilter(trait.while, module, registry, { ...context.filters, mayUse: undefined });
    return [{ module, trait, live }];
  });
}

/** What lines of written documents take or bring is derived anew. The rows are held: they have just been written. */
export async function followClaims(
  scope: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  const claimants = claimantsIn(scope).find((one) => one.module === module);
  if (!claimants) return;
  const ids = written.map(({ id }) => id);
  await putClaims(scope.db, scope.registry, claimants, ids, scope.context, scope.now.toISOString());
}

/** Documents of which entries settle lines, held before anything that is entered is. */
export interface SettledDocuments {
  claimants: Claimants;
  ids: number[];
}

/** @param lines that are about to be settled */
export async function holdSettled(scope: WriteScope, lines: readonly number[]): Promise<SettledDocuments[]> {
  const documents = await documentsOf(scope.db, lines);
  if (documents.length === 0) return [];
  const held: SettledDocuments[] = [];
  for (const claimants of claimantsIn(scope)) {
    const ids = await holdDocuments(scope.db, claimants.module, documents);
    if (ids.length > 0) held.push({ claimants, ids });
  }
  return held;
}

/** After lines were settled, less of them is open. */
export async function refreshSettled(scope: WriteScope, settled: readonly SettledDocuments[]): Promise<void> {
  for (const { claimants, ids } of settled)
    await putClaims(scope.db, scope.registry, claimants, ids, scope.context, scope.now.toISOString());
}
