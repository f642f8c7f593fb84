import type { extensions as zh } from '../zh/extensions.ts';

export const extensions: Record<keyof typeof zh, string> = {
  'extensions.convertTitle': 'Convert the lead “{name}”',
  'extensions.bought': 'Bought',
  'extensions.boughtMore': '{count} more',
  'extensions.boughtTimes': '{count} {count|order|orders}, the last on {day}',
  'extensions.convert': 'Convert',
  'extensions.converting': 'Converting…',
  'extensions.converted': 'Converted',
  'extensions.convertHint': 'Notes, tags, files and history go along. It can be undone the same day.',
  'extensions.convertIncomplete': 'Please fill in what is marked red, or pick a record that exists.',
  'extensions.useExisting': 'Use an existing one',
  'extensions.makeNew': 'Create new',
  'extensions.makeNone': 'No {module}',
  'extensions.mayBe': 'May be the same',
  'extensions.maybeOthers':
    'A colleague may have this {module} already, out of your sight; please ask first:',
  'extensions.pick': 'Pick {module}',
  'extensions.became': 'Converted on {when} to',
  'extensions.undoTitle': 'Undo the conversion of “{name}”?',
  'extensions.undoHint':
    'Records made by the conversion go to the recycle bin; notes and files come back to this lead.',
  'extensions.undo': 'Undo conversion',
  'extensions.undone': '“{name}” is a lead again',
};
