import { Link } from '@tanstack/react-router';
import CleanHtml from '../../../fields/parts/CleanHtml.tsx';
import { useText } from '../../../i18n/index.ts';
import { Check } from '../../../ui/Check.tsx';

interface Props {
  /** HTML; null: nothing is kept yet. */
  signature: string | null;
  added: boolean;
  onAdd(added: boolean): void;
}

/** What goes under a letter, and where it is kept. CAR-01 */
export function LetterSignature({ signature, added, onAdd }: Props) {
  const t = useText();
  if (signature === null)
    return (
      <p className="quiet mail-signature">
        <Link to="/me/profile">{t('mail.signature.keep')}</Link>
      </p>
    );
  return (
    <div className="mail-signature">
      <div className="mail-signature-line">
        <Check label={t('mail.signature')} checked={added} onChange={onAdd} />
        <Link to="/me/profile">{t('mail.signature.change')}</Link>
      </div>
      {added && <CleanHtml html={signature} />}
    </div>
  );
}
