import type { importing as zh } from '../zh/import.ts';

export const importing: Record<keyof typeof zh, string> = {
  'import.save': 'Save',
};
