import { type CalendarLayer, calendarLayers } from '@gejie/core';

const key = (user: number) => `gejie.calendar.layers.${user}`;

/** The layers that this user looked at last. */
export function rememberedLayers(user: number): CalendarLayer[] {
  const kept = localStorage.getItem(key(user))?.split(',') ?? [];
  const known = calendarLayers.filter((layer) => kept.includes(layer));
  return known.length > 0 ? known : ['own'];
}

const alsoKey = (user: number) => `gejie.calendar.also.${user}`;

/** Paths of the modules that this user had shown as well. */
export function rememberedAlso(user: number): string[] {
  return localStorage.getItem(alsoKey(user))?.split(',').filter(Boolean) ?? [];
}

export function rememberAlso(user: number, paths: readonly string[]): void {
  localStorage.setItem(alsoKey(user), paths.join(','));
}

export function rememberLayers(user: number, layers: readonly CalendarLayer[]): void {
  localStorage.setItem(key(user), layers.join(','));
}
