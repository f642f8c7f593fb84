import { useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { draftsOf, short } from './lines/draftLine.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';
import { ReferenceLink } from './parts/ReferenceLink.tsx';

const GivenEditor = lazyPart(() => import('./lines/GivenEditor.tsx'), 60);

function Display({ value, compact }: DisplayProps) {
  const t = useText();
  const lines = draftsOf(value);
  if (lines.length === 0) return null;
  const words = lines.map(({ id, item, description, per, quantity, unit }, index) => ({
    key: id ?? index,
    item,
    description,
    lot: item && t('lines.givenLot', { per: short(per), count: `${short(quantity)} ${unit ?? ''}`.trim() }),
  }));
  if (compact)
    return <span>{words.map(({ lot, description }) => `${lot ?? ''} ${description}`).join(' · ')}</span>;
  return (
    <ul className="given-list">
      {words.map(({ key, item, description, lot }) => (
        <li key={key}>
          {lot}{' '}
          {item ? (
            <ReferenceLink target={item.module} reference={{ id: item.id, label: description ?? '' }} />
          ) : (
            description
          )}
        </li>
      ))}
    </ul>
  );
}

/** What comes free with a record, for so many of it: no document that comes to something. INV-01 */
export const givenLines: FieldView = {
  Display,
  Input: GivenEditor,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
  keepsEnter: true,
};
