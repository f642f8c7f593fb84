import { useFormat, useLanguage, useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';
import { recurrenceInWords } from './recurrence/recurrenceWords.ts';

const RecurrenceControl = lazyPart(() => import('./recurrence/RecurrenceControl.tsx'));

function Display({ value }: DisplayProps) {
  const t = useText();
  const locale = useLanguage();
  const { list, date } = useFormat();
  if (typeof value !== 'string') return null;
  return <span>{recurrenceInWords(value, { t, list, date, locale })}</span>;
}

/** When something happens again, in words. */
export const recurrence: FieldView = {
  Display,
  Input: (props) => <RecurrenceControl {...props} />,
  Operand: noOperand,
  keepsEnter: true,
};
