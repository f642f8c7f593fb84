import { type CalendarLayer, calendarLayers } from '@gejie/core';

const key = (user: number) => `gejie.calendar.layers.${user}`;

/** The layers that this user looked at last. */
export function rememberedLayers(user: number): CalendarLayer[] {
  const kept = localStorage.getItem(key(user))?.split(',') ?? [];
  const known = calendarLayers.filter((layer) => kept.includes(layer));
  return known.length > 0 ? known : ['own'];
}

export function rememberLayers(user: number, layers: readonly CalendarLayer[]): void {
  localStorage.setItem(key(user), layers.join(','));
}
