import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import type { Reach } from '../../../fields/fieldView.ts';
import { viewOf } from '../../../fields/index.ts';

/** Fields through which the person or company behind a record can be reached: phones, addresses. */
export function reachFields(module: ModuleMetadata): string[] {
  return module.fields.filter((field) => viewOf(field).reach).map((field) => field.name);
}

/** The first way to reach whom a record is about. */
export function firstWay(module: ModuleMetadata, record: AnsweredRecord): Reach | undefined {
  for (const field of module.fields) {
    const way = viewOf(field).reach?.(record[field.name] ?? null);
    if (way) return way;
  }
  return undefined;
}
