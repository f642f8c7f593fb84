import { type BriefMetadata, englishName, type Module, type Registry } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { readableColumns, readsOnly } from './readableColumns.ts';

/** The parts of the brief of a module's records: those of modules the session sees, by references it may read. */
export function briefOf(session: Session, registry: Registry, target: Module): BriefMetadata[] {
  const parts = partsOf(session, registry, target);
  return parts.some(({ beside }) => !beside) ? parts.map(({ part }) => part) : [];
}

function partsOf(session: Session, registry: Registry, target: Module) {
  return registry.modules.flatMap((module) =>
    (module.definition.brief ?? []).flatMap(
      ({ of, label, en, where = {}, sort, columns, late, most, beside }) => {
        const readable = readableColumns(session, registry, module);
        const points = module.fields.get(of)?.targets?.includes(target.name);
        if (
          !points ||
          rightsOf(session, module).see === 'none' ||
          !readable(of) ||
          !readsOnly(where, readable)
        )
          return [];
        const order = sort ?? `-${module.latest}`;
        const part: BriefMetadata = {
          module: module.path,
          field: of,
          label: { zh: label, en: en ?? englishName(module.name) },
          where,
          sort: readable(order.replace(/^-/, '')) ? order : `-${module.latest}`,
          columns: columns.filter(readable),
          late: late !== undefined && readable(late) ? late : null,
          most,
        };
        return [{ part, beside }];
      },
    ),
  );
}
