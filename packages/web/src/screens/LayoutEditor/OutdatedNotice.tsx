import { useText } from '../../i18n/index.ts';
import '../FormScreen/form.css';

interface OutdatedNoticeProps {
  onTakeTheirs(): void;
  onKeepMine(): void;
}

/** Another administrator has saved meanwhile: nothing of theirs is replaced before somebody says so. */
export function OutdatedNotice({ onTakeTheirs, onKeepMine }: OutdatedNoticeProps) {
  const t = useText();
  return (
    <div className="form-notice form-notice-problem" role="alert">
      {t('layout.outdated')}
      <button type="button" className="btn" onClick={onTakeTheirs}>
        {t('layout.takeTheirs')}
      </button>
      <button type="button" className="btn btn-quiet" onClick={onKeepMine}>
        {t('layout.keepMine')}
      </button>
    </div>
  );
}
