import { useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { draftsOf, inShort } from './lines/draftLine.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';
import './lines/lines.css';

// With the arithmetic of documents, which a list should not wait for.
const LinesTable = lazyPart(() => import('./lines/LinesTable.tsx'), 160);
const LinesEditor = lazyPart(() => import('./lines/LinesEditor.tsx'), 160);

function Display({ value, field, record, compact }: DisplayProps) {
  const t = useText();
  const lines = draftsOf(value);
  if (compact) return <span>{lines.map(inShort).join('; ')}</span>;
  if (lines.length === 0) return <span className="quiet">{t('lines.none')}</span>;
  return (
    <LinesTable
      lines={lines}
      record={record ?? {}}
      isSale={field.leavesOpen !== true}
      buys={field.buys === true}
      settledBy={field.settledBy}
    />
  );
}

/** The lines of a document. */
export const lines: FieldView = {
  Display,
  Input: LinesEditor,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
  sheet: true,
  keepsEnter: true,
};
