import type { FieldMetadata } from '@gejie/core';
import { useFormat, useText } from '../i18n/index.ts';
import type { DeviationProps, DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { isNumberText, withoutTrailingZeros } from './parts/numberText.ts';

/** ISO code of the currency an amount is in; undefined means the company's. */
function currencyOf(field: FieldMetadata, record: Record<string, unknown> | undefined): string | undefined {
  const code = field.currencyField ? record?.[field.currencyField] : undefined;
  return typeof code === 'string' && /^[A-Z]{3}$/.test(code) ? code : undefined;
}

function Display({ value, field, record }: DisplayProps) {
  const format = useFormat();
  if (!isNumberText(value)) return null;
  const nothing = Number(value) === 0;
  return (
    <span className={nothing ? 'figure quiet' : 'figure'}>
      {format.money(value, currencyOf(field, record))}
    </span>
  );
}

function Brief({ value, field, record }: DisplayProps) {
  const format = useFormat();
  if (!isNumberText(value)) return null;
  return <span className="figure">{format.moneyShort(value, currencyOf(field, record))}</span>;
}

function Input({ value, field, record, ...props }: InputProps) {
  const format = useFormat();
  const sign = format.money(0, currencyOf(field, record)).replace(/[\d.,\s]/g, '');
  return (
    <NumberInput
      {...props}
      value={isNumberText(value) ? withoutTrailingZeros(value) : value}
      scale={field.scale ?? 2}
      prefix={sign}
    />
  );
}

function Deviation({ planned, actual, field, record }: DeviationProps) {
  const t = useText();
  const format = useFormat();
  const over = Number(actual) - Number(planned);
  if (!over) return null;
  const amount = format.money(Math.abs(over), currencyOf(field, record));
  return (
    <span className={over > 0 ? 'deviation deviation-worse' : 'deviation'}>
      {t(over > 0 ? 'planned.more' : 'planned.less', { amount })}
    </span>
  );
}

/** An amount, in the company's currency or in the one its record names. */
export const money: FieldView = {
  Display,
  Brief,
  Input,
  Operand: numberOperand,
  align: 'right',
  Deviation,
  beside: ({ currencyField }) => (currencyField ? [currencyField] : []),
};
