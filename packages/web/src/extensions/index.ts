import { lazy } from 'react';
import { promiseIn } from './commitment/promiseIn.ts';
import { extend } from './extensionOf.ts';
import type { ModuleExtension } from './slots.ts';

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
  'daily-reports': { reads: true },
  bookmarks: {
    tabs: {
      page: {
        label: 'bookmarks.page',
        Panel: lazy(() => import('./bookmark/BookmarkPage.tsx')),
        isFor: (_, { opens }) => opens === 'inside',
      },
    },
    opensWith: 'page',
    wideTabs: true,
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
  'print-templates': {
    tabs: {
      preview: {
        label: 'print.preview',
        Panel: lazy(() => import('./printTemplate/TemplateTab.tsx')),
        fields: ['blocks'],
      },
    },
    opensWith: 'preview',
    wideTabs: true,
  },
  'letter-templates': {
    tabs: {
      preview: { label: 'print.preview', Panel: lazy(() => import('./letterTemplate/LetterTab.tsx')) },
    },
    opensWith: 'preview',
    besideFields: { text: lazy(() => import('./letterTemplate/BesideText.tsx')) },
  },
  quotes: {
    Banner: lazy(() => import('./quote/QuoteBanner.tsx')),
    tabs: { versions: { label: 'quotes.versions', Panel: lazy(() => import('./quote/VersionsTab.tsx')) } },
  },
  events: {
    actionDialogs: {
      arrive: lazy(() => import('./calendarEvent/ArriveDialog.tsx')),
      finish: lazy(() => import('./calendarEvent/FinishDialog.tsx')),
    },
    besideFields: { participants: lazy(() => import('./calendarEvent/WhoIsBusy.tsx')) },
  },
  'sales-orders': { Banner: lazy(() => import('./stock/ShortBanner.tsx')) },
  invoices: {
    Banner: lazy(() => import('./stock/ShortBanner.tsx')),
    actionDialogs: { ship: lazy(() => import('./invoice/ShipDialog.tsx')) },
  },
  'purchase-orders': {
    actionDialogs: { receive: lazy(() => import('./purchaseOrder/ReceiveDialog.tsx')) },
  },
  'opportunity-contacts': { AsRelated: lazy(() => import('./opportunityContact/RoleCard.tsx')) },
  contacts: { Beside: lazy(() => import('./bought/BoughtCard.tsx')) },
  commitments: {
    Banner: lazy(() => import('./commitment/CommitmentBanner.tsx')),
    fromStory: { label: 'promises.write', values: promiseIn },
  },
  accounts: {
    Beside: lazy(() => import('./account/AccountBeside.tsx')),
    relatedLists: { contacts: lazy(() => import('./account/ContactTree.tsx')) },
  },
};

extend(extensions);
