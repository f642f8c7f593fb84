import type { ModuleMetadata, ViewMetadata } from '@gejie/core';

/** Name of the view that leaves nothing out; modules need not declare it. */
export const everythingView = 'all';

/** The tabs above a list: the module's views, after one that shows all unless the module has such a one itself. */
export function viewsOf(module: ModuleMetadata): ViewMetadata[] {
  const hasAll = module.views.some((view) => Object.keys(view.where).length === 0);
  if (hasAll) return module.views;
  const all: ViewMetadata = {
    name: everythingView,
    label: { zh: `全部${module.label.zh}`, en: 'All' },
    where: {},
    sort: '-updatedAt',
    columns: module.list,
    default: false,
  };
  return [all, ...module.views];
}
