import { lazy } from 'react';
import type { ModuleExtension } from './slots.ts';

const none: ModuleExtension = {};

/** What single modules add, by their path. The only place of the web app that names modules. */
const extensions: Record<string, ModuleExtension> = {
  'audit-log': {
    tabs: {
      detail: {
        label: 'audit.tab',
        Panel: lazy(() => import('./auditEntry/EntryDetail.tsx')),
        fields: ['detail'],
      },
    },
    opensWith: 'detail',
  },
  leads: {
    actionDialogs: {
      convert: lazy(() => import('./lead/ConvertDialog.tsx')),
      undoConversion: lazy(() => import('./lead/UndoConversionDialog.tsx')),
    },
    stageActions: { converted: 'convert' },
    Banner: lazy(() => import('./lead/ConvertedBanner.tsx')),
  },
  roles: {
    tabs: {
      rights: {
        label: 'rights.tab',
        Panel: lazy(() => import('./role/RightsTab.tsx')),
        fields: ['rights'],
      },
    },
    opensWith: 'rights',
    wideTabs: true,
  },
  users: {
    Banner: lazy(() => import('./user/LeaveBanner.tsx')),
    actionDialogs: { resetPassword: lazy(() => import('./user/ResetPasswordDialog.tsx')) },
    tabs: {
      rights: {
        label: 'rights.tab',
        Panel: lazy(() => import('./user/UserRightsTab.tsx')),
        isFor: ({ user, functions }, { id }) => user.id === id || functions.includes('users'),
      },
      security: {
        label: 'security.tab',
        Panel: lazy(() => import('./user/SecurityTab.tsx')),
        isFor: ({ functions }) => functions.includes('users'),
      },
    },
    wideTabs: true,
  },
  departments: {
    treeHolds: {
      path: 'users',
      by: 'department',
      where: { status: 'active' },
      fields: ['title', 'photo', 'department'],
    },
  },
  documents: {
    tabs: {
      preview: { label: 'documents.preview', Panel: lazy(() => import('./document/PreviewTab.tsx')) },
      versions: { label: 'documents.versions', Panel: lazy(() => import('./document/VersionsTab.tsx')) },
    },
    opensWith: 'preview',
    ListFrame: lazy(() => import('./document/FolderFrame.tsx')),
    carriesRows: true,
    AsRelated: lazy(() => import('./document/DocumentCard.tsx')),
  },
  accounts: {
    Beside: lazy(() => import('./account/AccountTeam.tsx')),
    relatedLists: { contacts: lazy(() => import('./account/ContactTree.tsx')) },
  },
};

export function extensionOf(path: string): ModuleExtension {
  return extensions[path] ?? none;
}
