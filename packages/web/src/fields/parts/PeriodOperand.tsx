import { periodNames } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import type { OperandProps } from '../fieldView.ts';

/** Periods that move with the calendar: today, this month, last 30 days… */
export function PeriodOperand({ value, onChange }: Pick<OperandProps, 'value' | 'onChange'>) {
  const t = useText();
  return (
    <select
      className="operand-input"
      aria-label={t('fields.period')}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        {t('fields.choosePeriod')}
      </option>
      {periodNames.map((period) => (
        <option key={period} value={period}>
          {t(`fields.period.${period}`)}
        </option>
      ))}
    </select>
  );
}
