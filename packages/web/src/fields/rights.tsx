import { useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';
import { rightsTableOf } from './rightsTableOf.ts';

const RoleMatrix = lazyPart(() => import('./rights/RoleMatrix.tsx'), 240);
const RightsChange = lazyPart(() => import('./rights/RightsChange.tsx'), 24);
const RoleView = lazyPart(() => import('./rights/RoleView.tsx'), 160);

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
  Change: RightsChange,
  fullWidth: true,
  tall: true,
};
