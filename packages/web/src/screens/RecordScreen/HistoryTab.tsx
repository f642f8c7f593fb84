import type { AnsweredRecord, HistoryEntry, ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { useAsOf, useHistory } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { DayControl } from '../../fields/parts/DayControl.tsx';
import { type TextKey, useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { isEmpty } from '../FormScreen/fieldState.ts';
import { ChangeList } from './ChangeList.tsx';
import { BeforeMerge, MergedNames } from './MergedNames.tsx';
import { Sentence } from './Sentence.tsx';
import { wayName } from './ways.ts';

/** Every change of every field, and the record as it stood on a past day. */
export function HistoryTab({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const [day, setDay] = useState<string | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useHistory(module.path, record.id);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <div className="history-day">
        <label htmlFor="history-day">{t('record.asOf')}</label>
        <DayControl id="history-day" value={day} onChange={setDay} small />
      </div>
      {day && <PastRecord module={module} record={record} day={day} />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      <ol className="history">
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            module={module}
            record={record}
            entry={entry}
            when={format.dateTime(entry.at)}
          />
        ))}
      </ol>
      {hasNextPage && (
        <button type="button" className="btn" onClick={() => void fetchNextPage()}>
          {t('record.older')}
        </button>
      )}
    </>
  );
}

interface EntryProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  entry: HistoryEntry;
  when: string;
}

/** What happened where it was not a change of fields. */
const told: Record<string, TextKey> = {
  create: 'record.told.created',
  delete: 'record.told.deleted',
  restore: 'record.told.restored',
  merge: 'merge.told',
  transfer: 'handOver.told.transfer',
  transferAccepted: 'handOver.told.accepted',
  transferReturned: 'handOver.told.returned',
  mailed: 'mail.told.sent',
  mailFailed: 'mail.told.failed',
};

function Entry({ module, record, entry, when }: EntryProps) {
  const t = useText();
  const names = useModuleNames();
  const text = told[entry.kind];
  const who = <b>{entry.actor?.label ?? t('record.system')}</b>;
  const way = wayName(entry.way);
  return (
    <li className="history-entry">
      <p>
        {text ? (
          <Sentence
            text={text}
            parts={{
              who,
              module: names.one(module),
              records: <MergedNames module={module} records={entry.merged} />,
            }}
          />
        ) : (
          who
        )}
        {way && <span className="tag story-way">{t(way)}</span>}
        {entry.of && <BeforeMerge of={entry.of} />}
        <time dateTime={entry.at}>{when}</time>
      </p>
      {entry.note && <p className="quiet">{entry.note}</p>}
      <ChangeList module={module} record={record} changes={entry.changes} />
    </li>
  );
}

/** The record at the end of a day; what is different today stands out. */
function PastRecord({
  module,
  record,
  day,
}: {
  module: ModuleMetadata;
  record: AnsweredRecord;
  day: string;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: past, error } = useAsOf(module.path, record.id, day);
  if (error) return <ProblemNotice error={error} />;
  if (!past) return <span className="skeleton" style={{ height: 60 }} />;
  // Roll-ups are figures of today, so the past has none.
  const fields = module.fields.filter(
    ({ name, kernel }) =>
      !kernel && past[name] !== undefined && !(isEmpty(past[name]) && isEmpty(record[name])),
  );
  const differs = (name: string) =>
    JSON.stringify(past[name] ?? null) !== JSON.stringify(record[name] ?? null);
  return (
    <section className="past-record" aria-label={t('record.asOfTitle', { day: format.date(day) })}>
      <h3>{t('record.asOfTitle', { day: format.date(day) })}</h3>
      <dl className="past-fields">
        {fields.map((field) => (
          <div key={field.name} className={differs(field.name) ? 'past-field past-differs' : 'past-field'}>
            <dt>{label(field.label)}</dt>
            <dd>
              {isEmpty(past[field.name]) ? (
                <span className="nothing">—</span>
              ) : (
                <FieldValue field={field} value={past[field.name]} record={past} compact />
              )}
              {differs(field.name) && <span className="tag tone-amber">{t('record.differs')}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
