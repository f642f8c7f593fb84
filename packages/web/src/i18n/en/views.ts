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
  'views.opens': 'Their list opens with this view, unless they have chosen another one',
  'views.duplicate': 'Duplicate view',
  'views.copyOf': '{name} (copy)',
  'views.broken': 'This view can’t be shown: its conditions name deleted fields: {names}',
  'views.brokenHint':
    'Without this condition it would show other records than before. Change the conditions and update the view, or let an administrator bring the field back.',
  'views.brokenElsewhere':
    'Ask {owner}, who keeps the view, to change its conditions, or an administrator to bring the field back.',
  'views.dropGone': 'Drop these conditions',
  'views.lostColumns': 'Deleted fields are shown and sorted by no more: {names}.',
  'views.dropLost': 'Take them out of the view',
  'views.rename': 'Rename',
  'views.share': 'Share',
  'views.delete': 'Delete view',
  'views.deleteTitle': 'Delete view “{name}”?',
  'views.deleteExplain':
    'Only the view goes, not the records in it. Whoever else sees this view will see it no more.',
  'views.deleted': 'View “{name}” is deleted',
  'views.save': 'Save',
};
