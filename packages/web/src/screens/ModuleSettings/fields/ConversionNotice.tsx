import { type ConversionPreview, type FieldUse, isLosing } from '@gejie/core';
import { useCallback } from 'react';
import { useText } from '../../../i18n/index.ts';
import { UseList } from './UseList.tsx';

/**
 * What would come of the change: how many values fit and which don’t, which formulas and conditions it
 * breaks, where else it is used.
 */
export function ConversionNotice({ preview }: { preview: ConversionPreview }) {
  const t = useText();
  const { records, fits, fails, failing, breaks, stops, uses } = preview;
  const stopped = new Set(stops.map(keyOfUse));
  const following = uses.filter((use) => !stopped.has(keyOfUse(use)));
  // It stands below the form, and the button that does it below that: out of sight on a small screen.
  const intoView = useCallback(
    (notice: HTMLDivElement | null) => notice?.scrollIntoView({ block: 'center' }),
    [],
  );
  return (
    <div ref={intoView} className="conversion" role={isLosing(preview) ? 'alert' : 'status'}>
      {fails === 0 ? (
        <p>{t('workshop.fitsAll', { records })}</p>
      ) : (
        <>
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
        </>
      )}
      {fails > failing.length && <p className="quiet">{t('workshop.more', { count: fails })}</p>}
      {breaks.length > 0 && <p>{t('workshop.breaks', { formulas: breaks.join(t('workshop.listComma')) })}</p>}
      {stops.length > 0 && (
        <>
          <p>{t('workshop.stops')}</p>
          <UseList uses={stops} />
        </>
      )}
      {following.length > 0 && (
        <>
          <p className="quiet">{t('workshop.convertUses')}</p>
          <UseList uses={following} />
        </>
      )}
    </div>
  );
}

function keyOfUse({ kind, label, of }: FieldUse): string {
  return JSON.stringify([kind, label, of]);
}
