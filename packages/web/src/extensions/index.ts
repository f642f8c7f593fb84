import { lazy } from 'react';
import type { ModuleExtension } from './slots.ts';

const none: ModuleExtension = {};

/** What single modules add, by their path. The only place of the web app that names modules. */
const extensions: Record<string, ModuleExtension> = {
  leads: {
    actionDialogs: {
      convert: lazy(() => import('./lead/ConvertDialog.tsx')),
      undoConversion: lazy(() => import('./lead/UndoConversionDialog.tsx')),
    },
    stageActions: { converted: 'convert' },
    Banner: lazy(() => import('./lead/ConvertedBanner.tsx')),
  },
  accounts: {
    relatedLists: { contacts: lazy(() => import('./account/ContactTree.tsx')) },
  },
};

export function extensionOf(path: string): ModuleExtension {
  return extensions[path] ?? none;
}
