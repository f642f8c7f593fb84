import type { record as zh } from '../zh/record.ts';

export const record: Record<keyof typeof zh, string> = {
  'record.save': 'Save',
};
