import type { ModuleMetadata } from '@gejie/core';
import { useMenuAreas } from '../../navigation/menuAreas.ts';

/** The modules of daily work, whose records may stand on a home page. */
export function useModulesToShow(): ModuleMetadata[] {
  return useMenuAreas()
    .filter((area) => area.key !== 'settings')
    .flatMap((area) => area.modules);
}
