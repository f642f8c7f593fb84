import type { zh } from '../zh/index.ts';
import { frame } from './frame.ts';
import { problem } from './problem.ts';

export const en: Record<keyof typeof zh, string> = { ...frame, ...problem };
