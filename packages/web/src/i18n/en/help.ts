import type { help as zh } from '../zh/help.ts';

export const help: Record<keyof typeof zh, string> = {
  'help.title': 'Keyboard shortcuts',
  'help.everywhere': 'Anywhere',
  'help.palette': 'Search, go, create',
  'help.help': 'Open this sheet',
  'help.escape': 'Close, cancel',
  'help.list': 'Lists',
  'help.move': 'Next, previous',
  'help.open': 'Open',
  'help.select': 'Select or not',
  'help.range': 'Hold to select a range',
  'help.condition': 'Add a condition',
  'help.filter': 'Find in the list',
  'help.create': 'New record',
  'help.form': 'Forms',
  'help.save': 'Save',
  'help.cancel': 'Cancel',
  'help.next': 'Next field',
};
