import type { Gone } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import './goneMark.css';

const words = { deleted: 'fields.inBin', purged: 'fields.purged' } as const;

/** Says of what is pointed at that it lies in the recycle bin or was taken out of there for good. PLT-07 */
export function GoneMark({ of }: { of: { gone?: Gone } | null }) {
  const t = useText();
  return of?.gone ? <span className="gone-mark">{t(words[of.gone])}</span> : null;
}
