import type { ArrangementAnswer } from '@gejie/core';
import type { ArrangementChange } from '../../api/index.ts';
import { announce } from '../../ui/announce.ts';
import { useBegun } from './useBegun.ts';
import { type Saving, useSaving } from './useSaving.ts';

type Changes = Omit<ArrangementChange, 'version'>;

/** A part of a module's arrangement that is being edited. */
export interface Editing {
  isDirty: boolean;
  saving: Saving;
  /** Another administrator has saved meanwhile. */
  isOutdated: boolean;
  save(): void;
  takeTheirs(): void;
  keepMine(): void;
}

interface Edited {
  path: string;
  arrangement: ArrangementAnswer;
  /** What the draft makes other than it is in an arrangement. */
  changesOver(arrangement: ArrangementAnswer): Changes;
  /** Begins the draft anew. */
  restart(arrangement: ArrangementAnswer): void;
  /** The draft goes on over what another has saved; absent: as it is. */
  rebase?(began: ArrangementAnswer): void;
  /** What is said when it is saved. */
  saved: string;
}

/** Saves what was changed, and minds what others save meanwhile. */
export function useEditing({
  path,
  arrangement,
  changesOver,
  restart,
  rebase,
  saved: said,
}: Edited): Editing {
  const isChanged = (over: ArrangementAnswer) => Object.keys(changesOver(over)).length > 0;
  const { began, isOutdated, begin } = useBegun(arrangement, isChanged, restart);
  const saving = useSaving(path, began.version);
  const startFrom = (one: ArrangementAnswer) => {
    begin(one);
    restart(one);
  };
  return {
    isDirty: isChanged(began),
    saving,
    isOutdated,
    save: () =>
      void saving.save(changesOver(began)).then((saved) => {
        if (!saved) return;
        startFrom(saved);
        announce(said);
      }),
    takeTheirs: () => startFrom(arrangement),
    keepMine: () => {
      begin(arrangement);
      rebase?.(began);
    },
  };
}
