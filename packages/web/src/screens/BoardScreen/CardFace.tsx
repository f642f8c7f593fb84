import type { AnsweredRecord, ChoiceMetadata, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { isReference } from '../../fields/parts/references.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Avatar } from '../../theme/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';
import { sinceField } from './boardQuery.ts';
import { waitingOf } from './waiting.ts';

interface CardFaceProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  column: ChoiceMetadata | undefined;
  /** The name leads to the record; not while the card is carried about. */
  linked?: boolean;
}

/** What a card shows: name, the figures that matter, whose it is, and how long it has stood still. */
export function CardFace({ module, record, column, linked }: CardFaceProps) {
  const t = useText();
  // The owner stands at the foot, as a face.
  const names = (module.board?.card ?? []).filter((name) => name !== 'owner');
  const fields = names.flatMap((name) => fieldOf(module, name) ?? []);
  const waiting = column && waitingOf(record, sinceField(module), column);
  const owner = isReference(record.owner) ? record.owner.label : null;
  const title = titleOf(module, record);
  const filled = fields.filter(({ name }) => !isEmpty(record[name]));
  return (
    <>
      <div className="face-title">
        {linked ? (
          <Link
            to="/$path/$id"
            params={{ path: module.path, id: String(record.id) }}
            draggable={false}
            onClick={(event) => event.stopPropagation()}
          >
            {title}
          </Link>
        ) : (
          title
        )}
      </div>
      {filled.flatMap(({ name }) => {
        const value = record[name];
        return isReference(value) ? (
          <div key={name} className="face-line quiet">
            {value.label}
          </div>
        ) : (
          []
        );
      })}
      <div className="face-foot">
        {filled
          .filter(({ name }) => !isReference(record[name]))
          .map((field) => (
            <span key={field.name} className="face-figure">
              <FieldValue field={field} value={record[field.name]} record={record} brief compact />
            </span>
          ))}
        {waiting && waiting.mark !== 'fresh' && (
          <span className={`tag ${waiting.mark === 'rotten' ? 'tone-red' : 'tone-amber'}`}>
            {t('board.waits', { days: waiting.days })}
          </span>
        )}
        {owner && (
          <span className="face-owner" title={owner}>
            <Avatar name={owner} small />
            <span className="for-screen-readers">{owner}</span>
          </span>
        )}
      </div>
    </>
  );
}
