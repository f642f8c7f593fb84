import { type ComponentType, lazy } from 'react';
import type { TextKey } from '../../i18n/index.ts';

/** A part of a module that administrators change, as a tab of its settings. */
export interface ModuleTab {
  key: string;
  text: TextKey;
  Content: ComponentType<{ path: string }>;
}

/** In the order of the tabs; the first one opens. */
export const moduleTabs: readonly ModuleTab[] = [
  { key: 'fields', text: 'workshop.tab.fields', Content: lazy(() => import('./fields/FieldsTab.tsx')) },
  { key: 'layout', text: 'layout.tab', Content: lazy(() => import('../LayoutEditor/LayoutTab.tsx')) },
  {
    key: 'duplicates',
    text: 'duplicateRules.tab',
    Content: lazy(() => import('./duplicates/DuplicatesTab.tsx')),
  },
  { key: 'list', text: 'layout.listTab', Content: lazy(() => import('../LayoutEditor/ListTab.tsx')) },
];
