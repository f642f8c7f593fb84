import type { AnsweredRecord, ModuleMetadata, TimelineEntry } from '@gejie/core';
import type { ReactNode } from 'react';
import { fieldOf, useModule } from '../../api/index.ts';
import { ReferenceLink } from '../../fields/parts/ReferenceLink.tsx';
import { type TextKey, useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon, type IconName } from '../../theme/index.ts';
import { ChangedValue } from './ChangedValue.tsx';
import { ChangeList } from './ChangeList.tsx';
import { Sentence } from './Sentence.tsx';
import { wayName } from './ways.ts';

interface StoryEntryProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  entry: TimelineEntry;
}

interface Told {
  icon: IconName;
  sentence: ReactNode;
  /** What stands in the grey box beneath. */
  quote?: ReactNode;
}

/** How each kind of entry is told. */
const tellers: Record<TimelineEntry['kind'], (props: StoryEntryProps & { who: ReactNode }) => Told> = {
  comment: ({ entry, who }) => ({
    icon: 'comment',
    sentence: <Sentence text="record.told.comment" parts={{ who }} />,
    quote: <CommentText text={entry.text ?? ''} />,
  }),
  change: ({ module, record, entry, who }) => tellChange(module, record, entry, who),
  created: ({ module, who }) => ({
    icon: 'plus',
    sentence: <Sentence text="record.told.created" parts={{ who, module: <ModuleName module={module} /> }} />,
  }),
  deleted: ({ who }) => ({
    icon: 'trash',
    sentence: <Sentence text="record.told.deleted" parts={{ who }} />,
  }),
  restored: ({ who }) => ({
    icon: 'restore',
    sentence: <Sentence text="record.told.restored" parts={{ who }} />,
  }),
  related: ({ entry, who }) => ({
    icon: 'link',
    sentence: <Sentence text="record.told.related" parts={{ who, record: <About entry={entry} /> }} />,
    quote: entry.text ?? undefined,
  }),
  action: ({ module, entry, who }) => ({
    icon: 'check',
    sentence: (
      <Sentence
        text="record.told.action"
        parts={{ who, action: <ActionName module={module} entry={entry} /> }}
      />
    ),
    quote: entry.text ?? undefined,
  }),
};

function tellChange(
  module: ModuleMetadata,
  record: AnsweredRecord,
  entry: TimelineEntry,
  who: ReactNode,
): Told {
  const [change] = entry.changes;
  const field = change && fieldOf(module, change.field);
  if (entry.changes.length !== 1 || !change || !field) {
    const count = entry.changes.length;
    return {
      icon: 'edit',
      sentence: <Sentence text="record.told.changes" parts={{ who, count }} />,
      quote: <ChangeList module={module} record={record} changes={entry.changes} />,
    };
  }
  const text: TextKey =
    change.from === null
      ? 'record.told.set'
      : change.to === null
        ? 'record.told.emptied'
        : 'record.told.change';
  return {
    icon: 'edit',
    sentence: (
      <Sentence
        text={text}
        parts={{
          who,
          field: <FieldName module={module} name={change.field} />,
          from: <ChangedValue field={field} value={change.from} record={record} />,
          to: <ChangedValue field={field} value={change.to} record={record} />,
        }}
      />
    ),
  };
}

export function StoryEntry(props: StoryEntryProps) {
  const t = useText();
  const format = useFormat();
  const { entry } = props;
  const who = <b>{entry.actor?.label ?? t('record.system')}</b>;
  const { icon, sentence, quote } = tellers[entry.kind]({ ...props, who });
  const way = wayName(entry.way);
  return (
    <li className="story-entry">
      <span className="story-dot">
        <Icon name={icon} size={13} />
      </span>
      <div className="story-body">
        <p>
          {sentence}
          {way && <span className="tag story-way">{t(way)}</span>}
          <time dateTime={entry.at} title={format.dateTime(entry.at)}>
            {format.dateTimeShort(entry.at)}
          </time>
        </p>
        {quote && <div className="story-quote">{quote}</div>}
      </div>
    </li>
  );
}

function ModuleName({ module }: { module: ModuleMetadata }) {
  return useModuleNames().one(module);
}

function FieldName({ module, name }: { module: ModuleMetadata; name: string }) {
  return useLabel()(fieldOf(module, name)?.label) || name;
}

function ActionName({ module, entry }: { module: ModuleMetadata; entry: TimelineEntry }) {
  return useLabel()(module.actions.find(({ name }) => name === entry.action)?.label) || entry.action;
}

function About({ entry: { about } }: { entry: TimelineEntry }) {
  const module = useModule(about?.module ?? '');
  const names = useModuleNames();
  if (!about) return null;
  return (
    <>
      {module && names.one(module)} <ReferenceLink target={about.module} reference={about} />
    </>
  );
}

/** The names after `@` stand out. */
function CommentText({ text }: { text: string }) {
  return (
    <span className="long-text">
      {text.split(/(@[^\s@，。；：、！？,.;:!?]+)/).map((piece, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no identity but their place
          <b key={index} className="mention">
            {piece}
          </b>
        ) : (
          piece
        ),
      )}
    </span>
  );
}
