import { type Filter, type Module, type ModuleField, matches, type Registry } from '@gejie/core';

interface Figure {
  into: ModuleField;
  by: string;
  where: Filter;
  source: NonNullable<ModuleField['rollup']>;
  values: Map<number, number | string>;
}

/** Adds up the roll-ups of parents while their children are made, so that parents are written once and right. */
export class RollupSums {
  private readonly byParent = new Map<string, Figure[]>();
  private readonly byChild = new Map<string, Figure[]>();

  constructor(registry: Registry) {
    for (const parent of registry.modules) {
      const figures = [...parent.fields.values()].flatMap((into) => figureOf(into));
      this.byParent.set(parent.name, figures);
      for (const figure of figures) {
        const { of } = figure.source;
        this.byChild.set(of, [...(this.byChild.get(of) ?? []), figure]);
      }
    }
  }

  add(child: Module, record: Record<string, unknown>): void {
    for (const { by, where, source, values } of this.byChild.get(child.name) ?? []) {
      const parent = record[by];
      if (typeof parent !== 'number' || !matches(where, record)) continue;
      const held = values.get(parent);
      if (source.count) values.set(parent, ((held as number) ?? 0) + 1);
      if (source.sum) values.set(parent, ((held as number) ?? 0) + cents(record[source.sum]));
      const latest = source.max ? record[source.max] : null;
      if (latest != null && (held === undefined || held < String(latest))) values.set(parent, String(latest));
    }
  }

  /** The roll-ups of a parent; nothing counted is 0, nothing to take the latest of is empty. */
  of(module: string, id: number): Record<string, unknown> {
    const figures: Record<string, unknown> = {};
    for (const { into, source, values } of this.byParent.get(module) ?? []) {
      const held = values.get(id);
      figures[into.name] = source.sum ? yuan((held as number) ?? 0) : (held ?? (source.count ? 0 : null));
    }
    return figures;
  }
}

function figureOf(into: ModuleField): Figure[] {
  const { rollup: source } = into;
  return source ? [{ into, by: source.by, where: source.where ?? {}, source, values: new Map() }] : [];
}

const cents = (amount: unknown) => (amount == null ? 0 : Math.round(Number(amount) * 100));
const yuan = (sum: number) => (sum / 100).toFixed(2);
