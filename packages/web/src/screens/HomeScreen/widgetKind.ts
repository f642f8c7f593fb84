import type { HomeWidget, ModuleMetadata } from '@gejie/core';
import type { FC } from 'react';
import type { TextKey } from '../../i18n/index.ts';
import type { IconName } from '../../theme/index.ts';

export type WidgetSettings = HomeWidget['settings'];

export interface WidgetProps {
  widget: HomeWidget;
}

export interface WidgetSettingsProps {
  settings: WidgetSettings;
  onChange(settings: WidgetSettings): void;
}

/** What may stand on a home page: one file in `widgets/` per kind, collected in `widgets/index.ts`. */
export interface WidgetKind {
  label: TextKey;
  /** What it is for, in a line. */
  about: TextKey;
  icon: IconName;
  /** How large a new one is: columns and rows. */
  size: { w: number; h: number };
  /** What a new one is set to; null: there is nothing for this user that it could show. */
  start(modules: readonly ModuleMetadata[]): WidgetSettings | null;
  /** Draws the whole widget, in a `WidgetBox`. */
  Content: FC<WidgetProps>;
  /** Asks for what it wants to know; absent: nothing. */
  Settings?: FC<WidgetSettingsProps>;
}
