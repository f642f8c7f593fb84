import { useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';
import { blocksIn } from './print/blocksIn.ts';

const BlocksEditor = lazyPart(() => import('./print/BlocksEditor.tsx'), 320);

function Display({ value }: DisplayProps) {
  const t = useText();
  return (
    <span>
      {blocksIn(value)
        .map(({ kind }) => t(`print.block.${kind}`))
        .join(' · ')}
    </span>
  );
}

/** What stands on a page: told by its blocks, made with the page beside it. */
export const printBlocks: FieldView = {
  Display,
  Input: BlocksEditor,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
  keepsEnter: true,
};
