import type { Filter, ModuleMetadata, ViewMetadata } from '@gejie/core';
import { useMenuAreas } from '../../app/frame/menuAreas.ts';

export interface ModuleView {
  module: ModuleMetadata;
  view: ViewMetadata;
}

export interface HomeContents {
  /** Views about me or about now, with how many are in them. */
  tiles: ModuleView[];
  /** The module that moves in stages. */
  pipeline: ModuleMetadata | undefined;
  /** The view of what is due soon, shown with its records. */
  next: ModuleView | undefined;
}

const mostTiles = 8;

/** Chosen from what the modules declare, so that a new module finds its way here by itself. */
export function useHomeContents(): HomeContents {
  const modules = useMenuAreas()
    .filter((area) => area.key !== 'settings')
    .flatMap((area) => area.modules);
  const views = modules.flatMap((module) => module.views.map((view) => ({ module, view })));
  const dueSoon = views.filter(({ view }) => mentions(view.where, ({ within }) => within !== undefined));
  const mine = views.filter(
    (one) => !dueSoon.includes(one) && JSON.stringify(one.view.where).includes('"$me"'),
  );
  return {
    tiles: [...dueSoon, ...mine].slice(0, mostTiles),
    pipeline: modules.find((module) => module.board),
    next: dueSoon[0],
  };
}

/** Whether any condition of a filter, however deep, passes `test`. */
function mentions(filter: Filter | unknown, test: (condition: Record<string, unknown>) => boolean): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  if (!Array.isArray(filter) && test(filter as Record<string, unknown>)) return true;
  return Object.values(filter).some((part) => mentions(part, test));
}
