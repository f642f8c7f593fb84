import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { operandOf } from './parts/operandOf.tsx';
import type { SingleOperandProps } from './parts/singleOperand.ts';

function Display({ value, field, compact }: DisplayProps) {
  const t = useText();
  const isBad = value === true && field.warns === true;
  if (compact) return value === true ? <YesMark isBad={isBad} /> : null;
  return (
    <span className={isBad ? 'bad-news' : undefined}>{t(value === true ? 'fields.yes' : 'fields.no')}</span>
  );
}

function YesMark({ isBad }: { isBad: boolean }) {
  const t = useText();
  return (
    <span className={isBad ? 'bad-news' : 'yes-mark'} role="img" aria-label={t('fields.yes')}>
      <Icon name={isBad ? 'warning' : 'check'} />
    </span>
  );
}

function Input({ id, value, onChange, autoFocus, invalid, describedBy }: InputProps) {
  const t = useText();
  return (
    <span className="check-line">
      <input
        id={id}
        type="checkbox"
        className="check"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
        autoFocus={autoFocus}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
      />
      <span aria-hidden="true">{t(value === true ? 'fields.yes' : 'fields.no')}</span>
    </span>
  );
}

function Single({ value, onChange, label }: SingleOperandProps) {
  const t = useText();
  return (
    <select
      className="operand-input"
      aria-label={label}
      value={value === false ? 'no' : 'yes'}
      onChange={(event) => onChange(event.target.value === 'yes')}
    >
      <option value="yes">{t('fields.yes')}</option>
      <option value="no">{t('fields.no')}</option>
    </select>
  );
}

/** Yes or no. */
export const boolean: FieldView = {
  Display,
  Input,
  Operand: operandOf(Single),
  equals: 'list.operator.holds',
  beside: () => [],
};
