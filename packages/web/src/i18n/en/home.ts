import type { home as zh } from '../zh/home.ts';

export const home: Record<keyof typeof zh, string> = {
  'home.goodMorning': 'Good morning, {name}',
  'home.goodAfternoon': 'Good afternoon, {name}',
  'home.goodEvening': 'Good evening, {name}',
  'home.firstSteps': 'Start here',
  'home.tiles': 'My views',
  'home.pipeline': '{module} by stage',
  'home.board': 'Board',
  'home.recent': 'Recently viewed',
  'home.recentNone': 'Records you open will appear here.',
  'home.all': 'All',
  'home.viewNone': 'Nothing at the moment.',
};
