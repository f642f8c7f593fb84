import type { palette as zh } from '../zh/palette.ts';

export const palette: Record<keyof typeof zh, string> = {
  'palette.title': 'Search and commands',
  'palette.results': 'Results',
  'palette.nothing': 'Nothing found for “{text}”. Try part of a name, pinyin initials, a phone or a number.',
  'palette.failed': 'The search did not work. Please try again.',
  'palette.go': 'Go to',
  'palette.goTo': 'Go to {place}',
  'palette.make': 'Create',
};
