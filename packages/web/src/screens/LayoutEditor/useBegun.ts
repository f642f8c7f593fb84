import type { ArrangementAnswer } from '@gejie/core';
import { useEffect, useRef, useState } from 'react';

/** The arrangement that a draft was begun with, beside the one there is now. */
export interface Begun {
  began: ArrangementAnswer;
  /** Another administrator has saved meanwhile, and something of one's own would meet it. */
  isOutdated: boolean;
  /** From here on the draft is one of this arrangement. */
  begin(arrangement: ArrangementAnswer): void;
}

/**
 * What another administrator saves meanwhile is taken over, unless something was changed here.
 * @param restart begins the draft anew
 */
export function useBegun(
  latest: ArrangementAnswer,
  isDirtyOver: (began: ArrangementAnswer) => boolean,
  restart: (arrangement: ArrangementAnswer) => void,
): Begun {
  const [began, begin] = useState(latest);
  const isDirty = isDirtyOver(began);
  const now = useRef({ isDirty, restart });
  now.current = { isDirty, restart };
  useEffect(() => {
    if (latest === began || now.current.isDirty) return;
    begin(latest);
    now.current.restart(latest);
  }, [latest, began]);
  return { began, isOutdated: isDirty && latest.version !== began.version, begin };
}
