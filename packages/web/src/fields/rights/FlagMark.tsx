import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

/** Whether something may be done at all. */
export function FlagMark({ granted }: { granted: boolean }) {
  const t = useText();
  return (
    <span className={granted ? 'flag-mark' : 'flag-mark reach-none'}>
      {granted ? <Icon name="check" size={14} /> : <span aria-hidden="true">–</span>}
      <span className="for-screen-readers">{t(granted ? 'fields.yes' : 'fields.no')}</span>
    </span>
  );
}
