import type { bin as zh } from '../zh/bin.ts';

export const bin: Record<keyof typeof zh, string> = {
  'bin.of': '{module}: recycle bin',
  'bin.modules': 'Modules',
  'bin.nothing': 'There is no module you may see',
  'bin.empty': 'No deleted {module}',
  'bin.emptyHint': 'Whatever is deleted waits here and can be restored at any time.',
  'bin.deletedBy': 'Deleted by',
  'bin.deletedAt': 'Deleted',
  'bin.actions': 'Actions',
  'bin.more': 'More',
  'bin.restoreAll': 'Restore all {many}',
  'bin.restoreSome': 'Restore {many}',
  'bin.purgeAll': 'Delete all {many} for good',
  'bin.purgeSome': 'Delete {many} for good',
  'bin.purgeManyTitle': 'Delete {many} for good?',
  'bin.purgeManyExplain':
    'They leave the database and can’t be brought back. Whatever refers to them keeps their last names.',
  'bin.pick': 'Select “{name}”',
  'bin.pickAll': 'Select all that are shown',
  'bin.restore': 'Restore',
  'bin.restored': '“{name}” is back',
  'bin.purge': 'Delete for good',
  'bin.purgeTitle': 'Delete “{name}” for good?',
  'bin.purgeExplain':
    'The record will be removed from the database and cannot be recovered. Places that refer to it keep its last name.',
  'bin.purgeDo': 'Delete for good',
};
