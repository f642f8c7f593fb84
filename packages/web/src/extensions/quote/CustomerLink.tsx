import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import type { RecordSlotProps } from '../slots.ts';
import './quote.css';

/** Where the customer sees and answers what was sent. CMP-07 */
export function CustomerLink({ module, record }: RecordSlotProps) {
  const t = useText();
  if (typeof record.code !== 'string' || record.deletedAt) return null;
  const place = `/q/${module.path}/${record.number}/${record.code}`;
  const link = `${window.location.origin}${place}`;
  const copy = () => void navigator.clipboard?.writeText(link).then(() => announce(t('customer.copied')));
  return (
    <p className="customer-link">
      <b>{t('customer.link')}</b>
      <code>{link}</code>
      <button type="button" className="btn" onClick={copy}>
        {t('customer.copy')}
      </button>
      <a className="btn" href={place} target="_blank" rel="noopener noreferrer">
        {t('customer.open')}
      </a>
      <span className="quiet">{t('customer.linkHint')}</span>
    </p>
  );
}
