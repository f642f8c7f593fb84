import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { SingleOperandProps } from './singleOperand.ts';

/** Several values typed one after the other; Enter or a comma ends one. */
export function TypedList({ value, onChange, label }: SingleOperandProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const values = Array.isArray(value) ? value.map(String) : [];
  const take = (text: string) => {
    const next = text.split(/[,，、;；\n]/).map((part) => part.trim());
    const added = next.filter((part) => part !== '' && !values.includes(part));
    if (added.length > 0) onChange([...values, ...added]);
    setTyped('');
  };
  return (
    <span className="typed-list">
      {values.map((one) => (
        <span key={one} className="tag">
          {one}
          <button
            type="button"
            aria-label={t('fields.removeOne', { name: one })}
            onClick={() => onChange(values.filter((other) => other !== one))}
          >
            <Icon name="close" size={11} />
          </button>
        </span>
      ))}
      <input
        className="operand-input"
        aria-label={label}
        value={typed}
        placeholder={t('fields.typeValue')}
        onChange={(event) =>
          /[,，、;；\n]/.test(event.target.value) ? take(event.target.value) : setTyped(event.target.value)
        }
        onBlur={() => take(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed.trim() !== '' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.stopPropagation();
            take(typed);
          }
          if (event.key === 'Backspace' && typed === '') onChange(values.slice(0, -1));
        }}
      />
    </span>
  );
}
