import type { duplicates as zh } from '../zh/duplicates.ts';

export const duplicates: Record<keyof typeof zh, string> = {
  'duplicates.open': 'Duplicates',
  'duplicates.title': 'Likely duplicates: {module}',
  'duplicates.back': 'Back to {module}',
  'duplicates.search': 'Look for duplicates',
  'duplicates.again': 'Look again',
  'duplicates.searched': 'Last looked for: {when}',
  'duplicates.found': '{count} {count|group|groups} found',
  'duplicates.notYet': 'Duplicates have not been looked for yet',
  'duplicates.none': 'No duplicates to deal with',
  'duplicates.hint':
    'Finds records that are likely the same {module} by name, sound, phone, tax number and the like.',
  'duplicates.more': 'Show more',
  'duplicates.alike': 'The same: {fields}',
  'duplicates.dismiss': 'Not duplicates',
  'duplicates.dismissed': 'Remembered: these are not the same',
  'duplicates.unseen': 'You may not see it',
};
