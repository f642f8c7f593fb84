import type { ModuleMetadata } from '@gejie/core';

/**
 * The lines of the menu while the records of `path` are shown: what is seldom opened stands beneath what it belongs to,
 * once that or itself is open.
 */
export function shownEntries(modules: readonly ModuleMetadata[], path: string | undefined): ModuleMetadata[] {
  return modules
    .filter(({ menuUnder }) => menuUnder === undefined)
    .flatMap((module) => {
      const family = [module, ...modules.filter(({ menuUnder }) => menuUnder === module.path)];
      return family.some((one) => one.path === path) ? family : [module];
    });
}
