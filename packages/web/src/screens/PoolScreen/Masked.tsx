import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

/** Stands where a value will be seen after claiming. */
export function Masked() {
  const t = useText();
  return (
    <span className="pool-masked" title={t('pools.masked')}>
      <Icon name="lock" size={12} />
      <span className="for-screen-readers">{t('pools.masked')}</span>
      <span aria-hidden="true">••••</span>
    </span>
  );
}
