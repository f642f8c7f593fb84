import type { promises as zh } from '../zh/promises.ts';

export const promises: Record<keyof typeof zh, string> = {
  'promises.write': 'Write as a promise',
  'promises.late': 'It was due on {day} and is not kept: broken, unless somebody says otherwise',
  'promises.contradicted': 'Another open promise says something else:',
};
