import { useId } from 'react';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useText } from '../../i18n/index.ts';
import type { Heirs } from './leaveDraft.ts';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

interface HeirSelectProps {
  label: string;
  leaver: number;
  heirs: Heirs;
  onChange(heirs: Heirs): void;
}

/** Asks whom something goes to: colleagues, evenly in turn, or a department. */
export function HeirSelect({ label, leaver, heirs, onChange }: HeirSelectProps) {
  const t = useText();
  const id = useId();
  const people = heirs.kind === 'users';
  return (
    <fieldset className="leave-heirs">
      <legend className="for-screen-readers">{label}</legend>
      {(['users', 'departments'] as const).map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={id}
            checked={heirs.kind === kind}
            onChange={() => onChange({ kind, to: [] })}
          />
          {t(kind === 'users' ? 'handOver.person' : 'handOver.department')}
        </label>
      ))}
      <ReferenceSelect
        key={heirs.kind}
        target={heirs.kind}
        value={heirs.to}
        onChange={(to) => onChange({ ...heirs, to })}
        several={people}
        clearable
        where={people ? { status: 'active', id: { ne: leaver } } : undefined}
        label={label}
        placeholder={people ? label : t('handOver.chooseDepartment')}
      />
    </fieldset>
  );
}
