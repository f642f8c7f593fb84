import type { Reference } from '@gejie/core';
import { useState } from 'react';
import { useModules } from '../api/index.ts';
import { useLabel, useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { operandOf } from './parts/operandOf.tsx';
import { ReferenceLink } from './parts/ReferenceLink.tsx';
import { isReference } from './parts/references.ts';

const ReferenceSelect = lazyPart(() => import('./parts/ReferenceSelect.tsx'));

function Display({ value }: DisplayProps) {
  return isReference(value) && value.module ? (
    <ReferenceLink target={value.module} reference={value} />
  ) : null;
}

type AnyReferenceProps = Pick<InputProps, 'value' | 'field' | 'onChange'> &
  Partial<Pick<InputProps, 'id' | 'invalid' | 'autoFocus' | 'describedBy'>> & {
    small?: boolean;
    /** The module to look in until another is chosen; absent: the first that the field names. */
    first?: string;
  };

/** First the module, then the record. */
export function AnyReference({
  id,
  value,
  field,
  onChange,
  invalid,
  autoFocus,
  describedBy,
  small,
  first,
}: AnyReferenceProps) {
  const t = useText();
  const label = useLabel();
  const { data: modules = [] } = useModules();
  // As the field names them: whom one asks to a meeting is a colleague first.
  const offered = (field.targets ?? []).flatMap((path) => modules.filter((module) => module.path === path));
  const held = isReference(value) ? value : null;
  const [chosen, setChosen] = useState<string | undefined>(held?.module ?? first ?? offered[0]?.path);
  const target = held?.module ?? chosen;
  return (
    <span className="any-reference">
      <select
        className={small ? 'operand-input' : 'text-input'}
        aria-label={t('fields.module')}
        value={target ?? ''}
        onChange={(event) => {
          setChosen(event.target.value);
          onChange(null);
        }}
      >
        {offered.map((module) => (
          <option key={module.path} value={module.path}>
            {label(module.label)}
          </option>
        ))}
      </select>
      {target && (
        <ReferenceSelect
          key={target}
          id={id}
          small={small}
          target={target}
          creates={!small}
          clearable
          value={held ? [held] : []}
          onChange={([next]: Reference[]) => onChange(next ? { ...next, module: target } : null)}
          invalid={invalid}
          autoFocus={autoFocus}
          describedBy={describedBy}
        />
      )}
    </span>
  );
}

/** A record of one of several modules. */
export const linkAny: FieldView = {
  beside: () => [],
  Display,
  namesModule: true,
  Input: (props) => <AnyReference {...props} />,
  Operand: operandOf(
    ({ value, field, onChange }) => <AnyReference small value={value} field={field} onChange={onChange} />,
    ({ value, field, onChange }) => (
      <AnyReference
        small
        value={Array.isArray(value) ? value[0] : null}
        field={field}
        onChange={(next) => onChange(next ? [next] : [])}
      />
    ),
  ),
};
