import { Input, Select } from 'antd';
import type { FC } from 'react';
import { useText } from '../../i18n/index.ts';
import type { FieldView, OperandProps } from '../fieldView.ts';

type SingleOperand = FC<Omit<OperandProps, 'operator'> & { label: string }>;

/** Edits the value of one operator, given how the type asks for one value and, where it may, for several. */
export function operandOf(Single: SingleOperand, Many: SingleOperand = TypedList): FieldView['Operand'] {
  return function Operand(props: OperandProps) {
    const { t } = useText();
    const Shape = shapes[props.operator];
    if (Shape) return <Shape {...props} Single={Single} Many={Many} />;
    return <Single {...props} label={t('fields.value')} />;
  };
}

interface ShapeProps extends OperandProps {
  Single: SingleOperand;
  Many: SingleOperand;
}

/** Operators whose value is not simply one value of the field's type. */
const shapes: Partial<Record<OperandProps['operator'], FC<ShapeProps>>> = {
  empty: EmptyOperand,
  between: BetweenOperand,
  in: ManyOperand,
  notIn: ManyOperand,
  within: PeriodOperand,
};

function ManyOperand({ Many, Single: _single, ...props }: ShapeProps) {
  const { t } = useText();
  return <Many {...props} value={Array.isArray(props.value) ? props.value : []} label={t('fields.values')} />;
}

function EmptyOperand({ value, onChange }: ShapeProps) {
  const { t } = useText();
  return (
    <Select
      size="small"
      aria-label={t('fields.value')}
      value={value !== false}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={[
        { value: true, label: t('fields.isEmpty') },
        { value: false, label: t('fields.isFilled') },
      ]}
    />
  );
}

function BetweenOperand({ Single, Many: _many, value, onChange, ...props }: ShapeProps) {
  const { t } = useText();
  const [from, to] = Array.isArray(value) ? value : [null, null];
  return (
    <span className="operand-pair">
      <Single {...props} value={from ?? null} onChange={(next) => onChange([next, to ?? null])} label={t('fields.from')} />
      <span aria-hidden="true">–</span>
      <Single {...props} value={to ?? null} onChange={(next) => onChange([from ?? null, next])} label={t('fields.to')} />
    </span>
  );
}

/** Periods that move with the calendar; the names are those of the Filter language. */
const relativePeriods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
  'last90Days',
  'next7Days',
  'next30Days',
] as const;

function PeriodOperand({ value, onChange }: ShapeProps) {
  const { t } = useText();
  return (
    <Select
      size="small"
      aria-label={t('fields.period')}
      value={typeof value === 'string' ? value : undefined}
      placeholder={t('fields.choosePeriod')}
      onChange={onChange}
      popupMatchSelectWidth={false}
      listHeight={360}
      style={{ minWidth: 110 }}
      options={relativePeriods.map((period) => ({ value: period, label: t(`fields.period.${period}`) }))}
    />
  );
}

/** Several values typed one after the other. */
function TypedList({ value, onChange, label }: Parameters<SingleOperand>[0]) {
  return (
    <Select
      mode="tags"
      size="small"
      aria-label={label}
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ';', '；']}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
      style={{ minWidth: 140 }}
    />
  );
}

/** One value typed as text. */
export const TextSingle: SingleOperand = ({ value, onChange, label }) => (
  <Input
    size="small"
    aria-label={label}
    value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
    onChange={(event) => onChange(event.target.value)}
    style={{ width: 140 }}
  />
);

export const textOperand = operandOf(TextSingle);
