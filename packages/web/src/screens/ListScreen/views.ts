import {
  everythingView,
  type ModuleMetadata,
  type SavedViewAnswer,
  type ViewMetadata,
  type ViewMode,
} from '@gejie/core';

/** A tab above a list: a view that the module declares, or one that somebody has saved. */
export interface ListView extends ViewMetadata {
  mode: ViewMode;
  saved?: SavedViewAnswer;
}

/** The module's views, after one that shows all unless the module has such a one itself; then the saved ones. */
export function viewsOf(module: ModuleMetadata, saved: readonly SavedViewAnswer[]): ListView[] {
  const hasAll = module.views.some((view) => Object.keys(view.where).length === 0);
  const all: ViewMetadata = {
    name: everythingView,
    label: { zh: `全部${module.label.zh}`, en: 'All' },
    where: {},
    sort: `-${module.latest}`,
    columns: module.list,
    default: false,
  };
  const builtIn = hasAll ? module.views : [all, ...module.views];
  return [...builtIn.map((view) => ({ ...view, mode: 'list' as const })), ...saved.map(asView)];
}

/** A view that somebody has saved. */
function asView(saved: SavedViewAnswer): ListView {
  const { id, name, where, sort, columns, mode } = saved;
  const label = { zh: name, en: name };
  return { name: String(id), label, where, sort, columns, mode, default: false, saved };
}

/** How a view's name stands in the address: ids as numbers, which need no quotes there. */
export function inAddress({ name, saved }: ListView): string | number {
  return saved ? saved.id : name;
}
