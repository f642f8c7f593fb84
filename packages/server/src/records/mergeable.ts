import type { Module } from '@gejie/core';

/** Whether records of a module can become one: what people own, not the people, departments and rules themselves. */
export function isMergeable({ ownership, keptBy }: Pick<Module, 'ownership' | 'keptBy'>): boolean {
  return ownership === 'record' && keptBy === 'people';
}
