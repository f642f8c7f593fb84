import type { conflict as zh } from '../zh/conflict.ts';

export const conflict: Record<keyof typeof zh, string> = {
  'conflict.title': 'Someone else changed the same thing',
  'conflict.explain':
    'While you were editing, a colleague changed these values too. Choose which to keep; everything else has been merged.',
  'conflict.mine': 'My change',
  'conflict.theirs': 'Their change',
  'conflict.leave': 'Keep all of theirs',
  'conflict.save': 'Save my choice',
};
