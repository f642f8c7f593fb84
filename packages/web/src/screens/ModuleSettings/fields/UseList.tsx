import type { FieldUse } from '@gejie/core';
import { useText } from '../../../i18n/index.ts';

/** Where a field is used, one line each. */
export function UseList({ uses }: { uses: readonly FieldUse[] }) {
  const t = useText();
  return (
    <ul className="field-uses">
      {uses.map((use) => (
        <li key={`${use.kind} ${use.label} ${use.of}`}>
          {t(`workshop.use.${use.kind}`, { label: use.label, of: use.of ?? '' })}
        </li>
      ))}
    </ul>
  );
}
