import { type AnyReference, everything } from '@gejie/core';
import { livingTitlesEach } from '../database/write/writeRecords.ts';
import type { WriteScope } from './writeScope.ts';

/** Those of some references whose records are there: in no recycle bin, nor purged; whoever may see them. */
export async function living(
  { db, registry, context }: WriteScope,
  references: readonly AnyReference[],
): Promise<AnyReference[]> {
  const byPath = Map.groupBy(references, ({ module }) => module);
  const modules = registry.modules.filter(({ path }) => byPath.has(path));
  const asked = modules.map((module) => ({
    module,
    ids: (byPath.get(module.path) ?? []).map(({ id }) => id),
    visible: everything,
  }));
  const found = await livingTitlesEach(db, asked, context);
  return references.filter(({ module, id }) =>
    found[modules.findIndex(({ path }) => path === module)]?.has(id),
  );
}
