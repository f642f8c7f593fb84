import type { Filter, ModuleMetadata, ViewMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { useMenuAreas } from '../../navigation/menuAreas.ts';

export interface ModuleView {
  module: ModuleMetadata;
  view: ViewMetadata;
}

export interface HomeContents {
  /** The first views of each module that leave something out, with how many are in them. */
  tiles: ModuleView[];
  /** The module whose records are won or lost in the end. */
  pipeline: ModuleMetadata | undefined;
  /** The view of what is due in a period that runs now, shown with its records. */
  next: ModuleView | undefined;
}

const tilesOfModule = 2;
const mostTiles = 8;

/** Chosen from what the modules declare, so that a new module finds its way here by itself. */
export function useHomeContents(): HomeContents {
  const modules = useMenuAreas()
    .filter((area) => area.key !== 'settings')
    .flatMap((area) => area.modules);
  const pipeline = modules.find(isPipeline);
  const due = pipeline?.views.find((view) => holds(view.where, isRunningPeriod));
  return {
    tiles: modules.flatMap(tellingViews).slice(0, mostTiles),
    pipeline,
    next: pipeline && due && { module: pipeline, view: due },
  };
}

function tellingViews(module: ModuleMetadata): ModuleView[] {
  return module.views
    .filter(
      (view) => Object.keys(view.where).length > 0 && !holds(view.where, (part) => part === '$myDepartment'),
    )
    .slice(0, tilesOfModule)
    .map((view) => ({ module, view }));
}

function isPipeline(module: ModuleMetadata): boolean {
  const field = module.board && fieldOf(module, module.board.field);
  return field?.choices?.some((choice) => choice.closed === 'won') ?? false;
}

function isRunningPeriod(part: unknown): boolean {
  return typeof part === 'string' && /^(this|next)[A-Z]/.test(part);
}

/** Whether any part of a filter, however deep, passes `test`. */
function holds(part: Filter | unknown, test: (part: unknown) => boolean): boolean {
  if (typeof part !== 'object' || part === null) return test(part);
  return Object.values(part).some((inner) => holds(inner, test));
}
