import { OutdatedNotice } from './OutdatedNotice.tsx';
import type { Saving } from './useSaving.ts';

interface SavingNoticesProps {
  saving: Saving;
  isOutdated: boolean;
  onTakeTheirs(): void;
  onKeepMine(): void;
}

/** What stands in the way of saving: that another has saved meanwhile, and why it was refused. */
export function SavingNotices({ saving, isOutdated, onTakeTheirs, onKeepMine }: SavingNoticesProps) {
  return (
    <>
      {isOutdated && !saving.busy && <OutdatedNotice onTakeTheirs={onTakeTheirs} onKeepMine={onKeepMine} />}
      {saving.problems.length > 0 && (
        <div className="form-notice form-notice-problem layout-problems" role="alert">
          <ul>
            {saving.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
