import type { AnsweredRecord, ModuleMetadata, RelatedMetadata } from '@gejie/core';
import { Suspense } from 'react';
import { useModules } from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { RelatedCard } from './RelatedCard.tsx';

/** The related lists this user may see, in the order the layout wants. */
export function useRelatedLists(module: ModuleMetadata): RelatedMetadata[] {
  const { data: modules = [] } = useModules();
  const order = module.layout.related;
  return module.related
    .filter((related) => modules.some(({ path }) => path === related.module))
    .toSorted((a, b) => placeOf(order, a.name) - placeOf(order, b.name));
}

/** The lists of records that point here. */
export function RelatedColumn({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const lists = useRelatedLists(module);
  const { relatedLists = {}, Beside } = extensionOf(module.path);
  const cards = lists.map((related) => {
    const Own = relatedLists[related.name] ?? extensionOf(related.module).AsRelated;
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
  return (
    <div className="related-lists">
      {Beside && (
        <Suspense fallback={<span className="skeleton related-card" style={{ height: 60 }} />}>
          <Beside module={module} record={record} />
        </Suspense>
      )}
      {cards}
    </div>
  );
}

function placeOf(order: string[], name: string): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}
