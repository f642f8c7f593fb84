import type { WidgetSettings } from './widgetKind.ts';

/** A text among a widget's settings. */
export function textIn(settings: WidgetSettings, name: string): string {
  const value = settings[name];
  return typeof value === 'string' ? value : '';
}

/** A number among a widget's settings. */
export function numberIn(settings: WidgetSettings, name: string, otherwise: number): number {
  const value = settings[name];
  return typeof value === 'number' ? value : otherwise;
}
