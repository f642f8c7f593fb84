/** All zones this browser knows, and the one that is chosen. */
export function timeZones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}

/** Names are for programs; people read `中国时间 · Asia/Shanghai`. */
export function timeZoneName(language: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return `${name} · ${timeZone.replaceAll('_', ' ')}`;
}
