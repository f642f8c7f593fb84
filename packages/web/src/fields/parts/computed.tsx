import type { FieldMetadata } from '@gejie/core';
import type { DisplayProps, FieldView, OperandProps } from '../fieldView.ts';
import { viewOf } from '../viewOf.ts';
import { ReadOnlyValue } from './ReadOnlyValue.tsx';

/** The field as the type of its result would have it. */
function asResult(field: FieldMetadata): FieldMetadata {
  return { ...field, type: field.resultType ?? 'text', resultType: undefined };
}

function Display(props: DisplayProps) {
  const field = asResult(props.field);
  const { Display: Shown } = viewOf(field);
  return <Shown {...props} field={field} />;
}

function Brief(props: DisplayProps) {
  const field = asResult(props.field);
  const view = viewOf(field);
  const Shown = view.Brief ?? view.Display;
  return <Shown {...props} field={field} />;
}

function Operand(props: OperandProps) {
  const field = asResult(props.field);
  const { Operand: Asked } = viewOf(field);
  return <Asked {...props} field={field} />;
}

/** A value the system computes: looks like its result, is never typed. */
export const computed: FieldView = {
  Display,
  Brief,
  Input: (props) => <ReadOnlyValue {...props} />,
  Operand,
  beside: (field, module) => {
    const shown = asResult(field);
    return viewOf(shown).beside?.(shown, module) ?? null;
  },
  notCopied: true,
};
