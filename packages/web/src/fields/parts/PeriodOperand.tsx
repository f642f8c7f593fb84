import { periodNames } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import type { OperandProps } from '../fieldView.ts';
import { type RollingDays, rollingDays } from '../filter/usePeriodText.ts';

const directions = ['last', 'next'] as const;
const usualDays = 14;
const mostDays = 9999;

/** Periods that move with the calendar: today, this month, last 30 days, or as many days as are typed. */
export function PeriodOperand({ value, onChange }: Pick<OperandProps, 'value' | 'onChange'>) {
  const t = useText();
  const given = periodNames.includes(value as never) ? null : rollingDays(value);
  const [typed, setTyped] = useState<RollingDays['direction'] | null>(given?.direction ?? null);
  const [text, setText] = useState(String(given?.count ?? usualDays));
  const choose = (option: string) => {
    const direction = directions.find((one) => option === `${one}Days`) ?? null;
    setTyped(direction);
    onChange(direction ? `${direction}${Number(text) || usualDays}Days` : option);
  };
  const type = (next: string) => {
    const digits = next.replace(/\D/g, '').slice(0, String(mostDays).length);
    setText(digits);
    if (typed && Number(digits) > 0) onChange(`${typed}${Number(digits)}Days`);
  };
  return (
    <span className="operand-pair">
      <select
        className="operand-input"
        aria-label={t('fields.period')}
        value={typed ? `${typed}Days` : typeof value === 'string' ? value : ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="" disabled>
          {t('fields.choosePeriod')}
        </option>
        {periodNames.map((period) => (
          <option key={period} value={period}>
            {t(`fields.period.${period}`)}
          </option>
        ))}
        {directions.map((direction) => (
          <option key={direction} value={`${direction}Days`}>
            {t(`fields.period.${direction}Days`, { days: 'N' })}
          </option>
        ))}
      </select>
      {typed && (
        <input
          className="operand-input operand-days"
          inputMode="numeric"
          aria-label={t('fields.period.days')}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </span>
  );
}
