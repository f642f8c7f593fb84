import type { Fields, Filter, KernelFields, ModuleDefinition, OwnRecord, Work } from '@gejie/core';

const page = 200;

/** All records a filter finds, by their ids, at most `most`. */
export async function allOf<F extends Fields>(
  work: Work,
  module: ModuleDefinition<F>,
  where: Filter,
  most: number,
): Promise<(OwnRecord<F> & KernelFields)[]> {
  const found: (OwnRecord<F> & KernelFields)[] = [];
  for (let last = 0; found.length < most; ) {
    const next = await work.find(module, {
      where: { all: [where, { id: { gt: last } }] },
      sort: 'id',
      limit: page,
    });
    found.push(...next);
    if (next.length < page) return found;
    last = (next.at(-1) as { id: number }).id;
  }
  return found.slice(0, most);
}
