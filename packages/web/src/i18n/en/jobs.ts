import type { jobs as zh } from '../zh/jobs.ts';

export const jobs: Record<keyof typeof zh, string> = {
  'jobs.title': 'Background jobs',
  'jobs.running': 'Background jobs: {count} running',
  'jobs.import': 'Import',
  'jobs.importUndo': 'Undo of an import',
  'jobs.bulk': 'Bulk change',
  'jobs.reindex': 'Search index',
  'jobs.formulas': 'Formulas',
  'jobs.other': 'Job',
  'jobs.counted': '{done} done',
  'jobs.failed': '{failed} failed: details',
};
