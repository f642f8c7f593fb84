import type { TextKey } from '../../i18n/index.ts';

/** By which way a change came, where that is worth saying. */
const ways: Record<string, TextKey> = {
  api: 'record.way.api',
  import: 'record.way.import',
  automation: 'record.way.automation',
  bulk: 'record.way.bulk',
  system: 'record.way.system',
};

/** What the way of a change is called; undefined for the ordinary one, by hand in the browser. */
export function wayName(way: string): TextKey | undefined {
  return ways[way];
}
