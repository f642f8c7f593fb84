import type { CalendarEntry } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useModule, useSignedIn } from '../../api/index.ts';
import { ChoiceTag } from '../../fields/parts/ChoiceTag.tsx';
import { type Format, useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Answering } from './Answering.tsx';
import { daysOf } from './calendarEvents.ts';

interface EntryDialogProps {
  entry: CalendarEntry;
  /** Which occurrences are meant is still to be asked. */
  onEditOccurrence(): void;
  onRemove(): void;
  onClose(): void;
}

/** What stands in the calendar, at a glance, with the way to all of it. */
export function EntryDialog({ entry, onEditOccurrence, onRemove, onClose }: EntryDialogProps) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const module = useModule(entry.module);
  const kind = module?.fields.find(({ name }) => name === module.calendar?.kind);
  return (
    <Dialog title={entry.title} width={420} onClose={onClose}>
      <dl className="entry-facts">
        <dt>
          <Icon name="clock" size={14} />
          <span className="for-screen-readers">{t('calendar.when')}</span>
        </dt>
        <dd>
          {whenOf(entry, format, user.timeZone)}
          {(entry.occurrence || entry.series) && <span className="quiet"> · {t('calendar.repeats')}</span>}
        </dd>
        {entry.place && (
          <>
            <dt>
              <Icon name="pin" size={14} />
              <span className="for-screen-readers">{t('calendar.place')}</span>
            </dt>
            <dd>{entry.place}</dd>
          </>
        )}
        {entry.related && module && (
          <>
            <dt>
              <Icon name="account" size={14} />
              <span className="for-screen-readers">{t('calendar.about')}</span>
            </dt>
            <dd>
              {entry.related.label === null ? (
                <span className="quiet">{t('fields.hidden')}</span>
              ) : (
                <Link
                  className="value-link"
                  to="/$path/$id"
                  params={{ path: entry.related.module ?? '', id: String(entry.related.id) }}
                >
                  {entry.related.label}
                </Link>
              )}
            </dd>
          </>
        )}
        {entry.owner?.label && (
          <>
            <dt>
              <Icon name="user" size={14} />
              <span className="for-screen-readers">{t('calendar.owner')}</span>
            </dt>
            <dd>{entry.owner.label}</dd>
          </>
        )}
        {kind && entry.kind && (
          <>
            <dt>
              <Icon name="tag" size={14} />
              <span className="for-screen-readers">{t('calendar.kind')}</span>
            </dt>
            <dd>
              <ChoiceTag value={entry.kind} field={kind} />
            </dd>
          </>
        )}
      </dl>
      {module && <Answering entry={entry} module={module} onDone={onClose} />}
      <footer className="dialog-actions">
        {entry.editable && (
          <button type="button" className="btn btn-quiet entry-remove" onClick={onRemove}>
            <Icon name="trash" size={14} /> {t('calendar.remove')}
          </button>
        )}
        {entry.editable && entry.occurrence !== null && (
          <button type="button" className="btn" onClick={onEditOccurrence}>
            {t('calendar.edit')}
          </button>
        )}
        {entry.editable && entry.occurrence === null && (
          <Link className="btn" to="/$path/$id/edit" params={{ path: entry.module, id: String(entry.id) }}>
            {t('calendar.edit')}
          </Link>
        )}
        <Link
          className="btn btn-primary"
          to="/$path/$id"
          params={{ path: entry.module, id: String(entry.id) }}
        >
          {t('calendar.open')}
        </Link>
      </footer>
    </Dialog>
  );
}

function whenOf(entry: CalendarEntry, format: Format, timeZone: string): string {
  if (entry.allDay) {
    const { first, last } = daysOf(entry, timeZone);
    return first === last ? format.date(first) : `${format.date(first)} – ${format.date(last)}`;
  }
  return entry.startsAt === entry.endsAt
    ? format.dateTimeShort(entry.startsAt)
    : format.span(entry.startsAt, entry.endsAt);
}
