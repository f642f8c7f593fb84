import type { ConversionPreview } from '@gejie/core';
import { useText } from '../../../i18n/index.ts';

/** What would come of another kind: how many values fit, and which don't. */
export function ConversionNotice({ preview }: { preview: ConversionPreview }) {
  const t = useText();
  const { records, fits, fails, failing } = preview;
  if (fails === 0)
    return (
      <p className="conversion" role="status">
        {t('workshop.fitsAll', { records })}
      </p>
    );
  return (
    <div className="conversion" role="alert">
      <p>{t('workshop.fitsSome', { records, fits, fails })}</p>
      <ul>
        {failing.map(({ id, label, value, message }) => (
          <li key={id}>
            <strong>{label ?? id}</strong>
            <span>{value}</span>
            <span className="field-error">{message}</span>
          </li>
        ))}
      </ul>
      {fails > failing.length && <p className="quiet">{t('workshop.more', { count: fails })}</p>}
    </div>
  );
}
