import type { ModuleMetadata } from '@gejie/core';

/** The record that an action says it has made, by the name of its module; null where it made none, or several. */
export function madeBy(
  answer: unknown,
  modules: readonly ModuleMetadata[],
): { path: string; id: number } | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const [made, ...others] = Object.entries(answer);
  if (!made || others.length > 0) return null;
  const [name, record] = made;
  const module = modules.find((one) => one.name === name);
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : null;
  return module && typeof id === 'number' ? { path: module.path, id } : null;
}
