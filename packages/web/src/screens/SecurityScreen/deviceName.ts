const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** `Chrome · Windows`, as far as a browser says what it is; null when it says nothing that is known. */
export function deviceName(agent: string | null): string | null {
  const first = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  const parts = [first(browsers), first(systems)].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : (agent?.slice(0, 40) ?? null);
}
