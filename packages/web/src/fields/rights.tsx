import type { RightsTable } from '@gejie/core';
import { useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';

const RoleMatrix = lazyPart(() => import('./rights/RoleMatrix.tsx'), 240);
const RoleView = lazyPart(() => import('./rights/RoleView.tsx'), 160);

/** What a role says, whatever the field may hold. */
export function rightsTableOf(value: unknown): RightsTable {
  return typeof value === 'object' && value !== null ? (value as RightsTable) : {};
}

function Display({ value, compact }: DisplayProps) {
  const t = useText();
  const table = rightsTableOf(value);
  if (!compact) return <RoleView value={table} />;
  return <span>{t('rights.count', { count: Object.keys(table).length })}</span>;
}

function Input({ id, value, onChange, describedBy }: InputProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand in the outline of the form
    <div id={id} role="group" tabIndex={-1} aria-describedby={describedBy}>
      <RoleMatrix value={rightsTableOf(value)} onChange={onChange} />
    </div>
  );
}

/** What a role may do: module by right, and how far each right reaches. */
export const rights: FieldView = {
  Display,
  Input,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
};
