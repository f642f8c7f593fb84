export * from './movedRule.ts';
export * from './occurrences.ts';
export * from './seriesIn.ts';
export * from './shiftedSeries.ts';
export * from './wall.ts';
