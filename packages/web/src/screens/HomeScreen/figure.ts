import type { WidgetSettings } from './widgetKind.ts';

/** A number: how many records a view holds, or what a field of theirs adds up to. */
export interface Figure {
  module: string;
  view: string;
  /** Null: how many there are. */
  sum: string | null;
  /** Null: as the view is called. */
  title: string | null;
}

/** The figures that a widget is set to show. */
export function figuresIn(settings: WidgetSettings): Figure[] {
  return Array.isArray(settings.figures) ? (settings.figures as Figure[]) : [];
}
