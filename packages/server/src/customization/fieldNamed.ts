import type { Module, ModuleField, Registry } from '@gejie/core';

/** Whether a path of a module's filters or columns names the field in question: by itself, or through a reference. */
export type Names = (path: string, module: string) => boolean;

export function namesOf(module: Module, field: ModuleField, registry: Registry): Names {
  return (path, start) => {
    let at: Module | undefined = registry.modules.find(({ name }) => name === start);
    for (const [index, step] of path.split('.').entries()) {
      const found: ModuleField | undefined = at?.fields.get(step);
      if (!found) return false;
      const isLast = index === path.split('.').length - 1;
      if (isLast) return at?.name === module.name && found.name === field.name;
      const target: string | undefined = found.targets?.[0];
      at = target === undefined ? undefined : registry.module(target);
    }
    return false;
  };
}

/** Whether a filter over the records of a module names it. */
export function isNamed(filter: unknown, module: string, names: Names): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  if (Array.isArray(filter)) return filter.some((part) => isNamed(part, module, names));
  return Object.entries(filter).some(([key, value]) =>
    key === 'any' || key === 'all' || key === 'not' ? isNamed(value, module, names) : names(key, module),
  );
}
