import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Suspense } from 'react';
import { useModules } from '../../api/index.ts';
import { extensionOf } from '../../extensions/index.ts';
import { RelatedCard } from './RelatedCard.tsx';

/** The lists of records that point here, in the order the layout wants. */
export function RelatedColumn({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const { data: modules = [] } = useModules();
  const { relatedLists = {} } = extensionOf(module.path);
  const order = module.layout.related;
  const lists = module.related
    .filter((related) => modules.some(({ path }) => path === related.module))
    .toSorted((a, b) => placeOf(order, a.name) - placeOf(order, b.name));
  return lists.map((related) => {
    const Own = relatedLists[related.name];
    return Own ? (
      <Suspense
        key={related.name}
        fallback={<span className="skeleton related-card" style={{ height: 90 }} />}
      >
        <Own module={module} record={record} related={related} />
      </Suspense>
    ) : (
      <RelatedCard key={related.name} module={module} record={record} related={related} />
    );
  });
}

function placeOf(order: string[], name: string): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}
