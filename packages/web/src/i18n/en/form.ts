import type { form as zh } from '../zh/form.ts';

export const form: Record<keyof typeof zh, string> = {
  'form.save': 'Save',
};
