import { type Reach, reaches } from '@gejie/core';
import { useText } from '../../i18n/index.ts';

/** How far a right reaches: in words, with a bar that grows with it so that a column can be read at a glance. */
export function ReachMark({ reach }: { reach: Reach }) {
  const t = useText();
  const level = reaches.indexOf(reach);
  return (
    <span
      className={level === 0 ? 'reach-mark reach-none' : 'reach-mark'}
      style={{ '--level': level } as React.CSSProperties}
    >
      {t(`rights.reach.${reach}`)}
      <i aria-hidden="true" />
    </span>
  );
}
