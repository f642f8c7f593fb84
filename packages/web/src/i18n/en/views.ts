import type { views as zh } from '../zh/views.ts';

export const views: Record<keyof typeof zh, string> = {
  'views.saveAs': 'Save as a view',
  'views.update': 'Update view',
  'views.updated': 'View “{name}” is up to date',
  'views.saved': 'View “{name}” is saved',
  'views.name': 'Name of the view',
  'views.audience': 'Who sees it',
  'views.private': 'Only me',
  'views.some': 'Departments or roles',
  'views.ownDepartment': 'My department ({name})',
  'views.all': 'Everybody',
  'views.departments': 'Departments',
  'views.roles': 'Roles',
  'views.makeDefault': 'Make it my default view',
  'views.dropDefault': 'No longer my default view',
  'views.nowDefault': 'The list will open with “{name}”',
  'views.menu': 'What to do with view “{name}”',
  'views.rename': 'Rename',
  'views.share': 'Share',
  'views.delete': 'Delete view',
  'views.deleteTitle': 'Delete view “{name}”?',
  'views.deleteExplain':
    'Only the view goes, not the records in it. Whoever else sees this view will see it no more.',
  'views.deleted': 'View “{name}” is deleted',
  'views.save': 'Save',
  'views.cancel': 'Cancel',
};
