export * from './movedRule.ts';
export * from './occurrences.ts';
