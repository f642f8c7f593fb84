import type { FieldMetadata } from '@gejie/core';
import { useState } from 'react';
import { ChoiceChecklist } from '../../../fields/parts/ChoiceChecklist.tsx';
import { useLabel, useText } from '../../../i18n/index.ts';

interface ParentValuesProps {
  /** The field that the value depends on. */
  parent: FieldMetadata;
  /** Values of the parent beside which it is offered; none: beside any. */
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

/** Beside which values of another field a value is offered, in one line until somebody wants to change it. */
export function ParentValues({ parent, chosen, onChange }: ParentValuesProps) {
  const t = useText();
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const choices = parent.choices ?? [];
  const named = choices.filter(({ value }) => chosen.includes(value)).map((choice) => label(choice.label));
  return (
    <details className="choice-parents" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="quiet">{t('workshop.onlyFor', { parent: label(parent.label) })}</span>{' '}
        {named.length > 0 ? named.join(t('workshop.listComma')) : t('workshop.onlyForAny')}
      </summary>
      {open && <ChoiceChecklist field={parent} choices={choices} value={[...chosen]} onChange={onChange} />}
    </details>
  );
}
