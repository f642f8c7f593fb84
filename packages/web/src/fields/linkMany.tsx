import { anyReferenceText, type Reference } from '@gejie/core';
import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { AnyReference } from './linkAny.tsx';
import { GoneMark } from './parts/GoneMark.tsx';
import { operandOf } from './parts/operandOf.tsx';
import { ReferenceLink } from './parts/ReferenceLink.tsx';
import { referencesOf } from './parts/references.ts';
import './severalReferences.css';

const keyOf = ({ module = '', id }: Reference) => anyReferenceText({ module, id });

function Display({ value }: DisplayProps) {
  const references = referencesOf(value);
  if (references.length === 0) return null;
  return (
    <span className="reference-list">
      {references.map((reference) => (
        <ReferenceLink key={keyOf(reference)} target={reference.module ?? ''} reference={reference} />
      ))}
    </span>
  );
}

type SeveralProps = Pick<InputProps, 'value' | 'field' | 'onChange'> &
  Partial<Pick<InputProps, 'id' | 'invalid' | 'autoFocus' | 'describedBy'>> & { small?: boolean };

/** Those chosen, each to be taken away, and a place to choose one more, of whichever module. */
function SeveralReferences({ value, onChange, ...rest }: SeveralProps) {
  const t = useText();
  const held = referencesOf(value);
  const add = (next: unknown) => {
    const [reference] = referencesOf(next);
    if (reference && !held.some((one) => keyOf(one) === keyOf(reference))) onChange([...held, reference]);
  };
  return (
    <span className="several-references">
      {held.length > 0 && (
        <span className="reference-chips">
          {held.map((reference) => {
            const name = reference.label ?? t('fields.hidden');
            return (
              <span key={keyOf(reference)} className="tag reference-chip">
                {name}
                <GoneMark of={reference} />
                <button
                  type="button"
                  aria-label={t('fields.removeOne', { name })}
                  onClick={() => onChange(held.filter((one) => one !== reference))}
                >
                  <Icon name="close" size={11} />
                </button>
              </span>
            );
          })}
        </span>
      )}
      <AnyReference {...rest} key={held.length} value={null} onChange={add} />
    </span>
  );
}

/** Several records of any of several modules: who takes part, for instance. */
export const linkMany: FieldView = {
  namesModule: true,
  several: true,
  beside: () => [],
  Display,
  Input: (props) => <SeveralReferences {...props} />,
  Operand: operandOf(
    ({ value, field, onChange }) => <AnyReference small value={value} field={field} onChange={onChange} />,
    ({ value, field, onChange }) => (
      <SeveralReferences small value={value} field={field} onChange={onChange} />
    ),
  ),
};
