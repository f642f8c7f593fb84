import type { HomeWidget } from '@gejie/core';

/** What a drag does to the widget it began on. */
export interface Dragged {
  widget: HomeWidget;
  deed: 'move' | 'resize';
}
