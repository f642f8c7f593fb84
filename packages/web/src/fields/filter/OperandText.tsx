import type { FieldMetadata, OperatorName } from '@gejie/core';
import type { ReactNode } from 'react';
import { type TextKey, useFormat, useLabel, useText } from '../../i18n/index.ts';
import { FieldValue } from '../FieldValue.tsx';
import { viewOf } from '../viewOf.ts';
import { ReferenceName } from './ReferenceName.tsx';
import { usePeriodText } from './usePeriodText.ts';

interface OperandTextProps {
  field: FieldMetadata;
  operator: OperatorName;
  value: unknown;
}

/** The value of a condition in words. */
export function OperandText({ field, operator, value }: OperandTextProps): ReactNode {
  const t = useText();
  const one = useOneValue(field);
  const periodText = usePeriodText();
  const isNoPeriod = operator === 'within' && typeof value !== 'string';
  if (
    isNoPeriod ||
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  ) {
    return <span className="filter-missing">{t('list.chooseValue')}</span>;
  }
  if (operator === 'within') return <b>{periodText(String(value))}</b>;
  const values = Array.isArray(value) ? value : [value];
  const joint = operator === 'between' ? t('list.to') : t('list.comma');
  return (
    <b>
      {values.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same value may stand twice
        <span key={index}>
          {index > 0 && joint}
          {one(item)}
        </span>
      ))}
    </b>
  );
}

const tokens: Record<string, TextKey> = {
  $me: 'list.token.me',
  $myTeam: 'list.token.myTeam',
  $myDepartment: 'list.token.myDepartment',
  $today: 'list.token.today',
  $now: 'list.token.now',
};

/** One value of a field: the label of a choice, the name of a record, or as the field shows it. */
function useOneValue(field: FieldMetadata): (value: unknown) => ReactNode {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  return (value) => {
    const token = typeof value === 'string' ? tokens[value] : undefined;
    if (token) return t(token);
    const { OperandName } = viewOf(field);
    if (OperandName) return <OperandName value={value} />;
    const choice = field.choices?.find((one) => one.value === value);
    if (choice) return label(choice.label);
    if (field.targets && (typeof value === 'number' || typeof value === 'object')) {
      return <ReferenceName targets={field.targets} value={value} />;
    }
    if (typeof value === 'boolean') return t(value ? 'list.yes' : 'list.no');
    if (typeof value === 'number') return format.number(value);
    return field.operators.includes('contains') ? (
      String(value)
    ) : (
      <FieldValue field={field} value={value} compact />
    );
  };
}
