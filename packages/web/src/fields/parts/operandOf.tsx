import type { OperatorName } from '@gejie/core';
import type { FC } from 'react';
import { useText } from '../../i18n/index.ts';
import type { FieldView, OperandProps } from '../fieldView.ts';
import { PeriodOperand } from './PeriodOperand.tsx';
import type { SingleOperand } from './singleOperand.ts';
import { TypedList } from './TypedList.tsx';

/** Edits the value of one operator, given how the type asks for one value and, where it may, for several. */
export function operandOf(Single: SingleOperand, Many: SingleOperand = TypedList): FieldView['Operand'] {
  return function Operand(props: OperandProps) {
    const t = useText();
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
const shapes: Partial<Record<OperatorName, FC<ShapeProps>>> = {
  // Whether there is a value at all is said by the operator.
  empty: () => null,
  between: BetweenOperand,
  in: ManyOperand,
  notIn: ManyOperand,
  within: PeriodOperand,
};

function ManyOperand({ Many, Single: _single, operator: _operator, ...props }: ShapeProps) {
  const t = useText();
  return <Many {...props} value={Array.isArray(props.value) ? props.value : []} label={t('fields.values')} />;
}

function BetweenOperand({ Single, value, onChange, field }: ShapeProps) {
  const t = useText();
  const [from = null, to = null] = Array.isArray(value) ? value : [];
  return (
    <span className="operand-pair">
      <Single field={field} value={from} onChange={(next) => onChange([next, to])} label={t('fields.from')} />
      <span aria-hidden="true">–</span>
      <Single field={field} value={to} onChange={(next) => onChange([from, next])} label={t('fields.to')} />
    </span>
  );
}
