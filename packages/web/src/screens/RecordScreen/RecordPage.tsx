import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { hasPools, useSignedIn } from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { FallingNotice } from '../PoolScreen/FallingNotice.tsx';
import { OwnerList } from '../PoolScreen/OwnerList.tsx';
import { DeletedNotice } from './DeletedNotice.tsx';
import { FactsBand } from './FactsBand.tsx';
import { FieldColumn } from './FieldColumn.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { PlanAndActual } from './PlanAndActual.tsx';
import { ReachRow } from './ReachRow.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { RecordLines } from './RecordSkeleton.tsx';
import { RelatedColumn, useRelatedLists } from './RelatedColumn.tsx';
import { SheetTab } from './SheetTab.tsx';
import { StageGuidance } from './StageGuidance.tsx';
import { StagePath } from './StagePath.tsx';
import { Story } from './Story.tsx';
import { opensOnSheet, sheetsOf } from './sheets.ts';
import { useWideScreen } from './useWideScreen.ts';

interface Tab {
  name: string;
  label: string;
  panel: ReactNode;
}

const ownTabs = {
  story: 'record.story',
  fields: 'record.fields',
  related: 'record.related',
  history: 'record.history',
} as const;

/** The tab belongs to the address, so that a colleague can be sent to it. */
function useTab(usual: string): [string, (tab: string) => void] {
  const { tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = (next: string) =>
    void navigate({
      to: '.',
      search: next === usual ? {} : { tab: next },
      replace: true,
      resetScroll: false,
    });
  return [tab ?? usual, show];
}

/** What stands in tabs: what needs the room, what the module adds, then what every record has; on narrow screens the columns too. */
function useTabs(
  module: ModuleMetadata,
  record: AnsweredRecord,
  columns: { wide: boolean; related: boolean },
) {
  const reader = useSignedIn();
  const t = useText();
  const label = useLabel();
  const { tabs = {} } = extensionOf(module.path);
  const panels = {
    story: <Story module={module} record={record} />,
    fields: <FieldColumn module={module} record={record} />,
    related: <RelatedColumn module={module} record={record} />,
    history: (
      <>
        {hasPools(module) && <OwnerList module={module} id={record.id} />}
        <HistoryTab module={module} record={record} />
      </>
    ),
  };
  const added = Object.entries(tabs)
    .filter(([, { isFor }]) => isFor?.(reader, record) ?? true)
    .map(
      ([name, { label, Panel }]): Tab => ({
        name,
        label: t(label),
        panel: (
          <Suspense fallback={<RecordLines />}>
            <Panel module={module} record={record} />
          </Suspense>
        ),
      }),
    );
  const sheets = sheetsOf(module, record).map(
    (field): Tab => ({
      name: field.name,
      label: label(field.label),
      panel: <SheetTab module={module} record={record} field={field} />,
    }),
  );
  const names = Object.keys(ownTabs) as (keyof typeof ownTabs)[];
  // What the system keeps is written once: nobody adds to its story, and nothing of it changes.
  const told = module.keptBy === 'system' ? names.filter((name) => name === 'fields') : names;
  const usual = told
    .filter((name) => (name === 'fields' ? !columns.wide : name === 'related' ? columns.related : true))
    .map((name): Tab => ({ name, label: t(ownTabs[name]), panel: panels[name] }));
  return { tabs: [...sheets, ...added, ...usual], panels };
}

function columnsOf({ relatedBeside, reads }: { relatedBeside: boolean; reads: boolean }): string {
  if (reads) return 'record-columns record-read';
  return relatedBeside ? 'record-columns' : 'record-columns record-two';
}

export function RecordPage({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  useDocumentTitle(titleOf(module, record));
  const wide = useWideScreen();
  const { Banner, opensWith: own, wideTabs = false, reads = false } = extensionOf(module.path);
  const [sheet] = opensOnSheet(module) ? sheetsOf(module, record) : [];
  // On a wide page what is to be read stands beside its story.
  const opensWith = own ?? sheet?.name ?? (reads && !wide ? 'fields' : 'story');
  const [tab, showTab] = useTab(opensWith);
  const hasRelated = useRelatedLists(module).length > 0;
  const relatedBeside = wide && hasRelated && !wideTabs && !reads && sheet === undefined;
  const { tabs, panels } = useTabs(module, record, { wide, related: hasRelated && !relatedBeside });
  const named = (name: string) => tabs.find((one) => one.name === name);
  const shown = named(tab) ?? named(opensWith) ?? named('story');
  return (
    <article className="record">
      <RecordHeader module={module} record={record} />
      {typeof record.deletedAt === 'string' && <DeletedNotice module={module} record={record} />}
      {Banner && <Banner module={module} record={record} />}
      {hasPools(module) && !record.deletedAt && <FallingNotice module={module} record={record} />}
      <ReachRow module={module} record={record} />
      <StagePath module={module} record={record} />
      <StageGuidance module={module} record={record} />
      <FactsBand module={module} record={record} />
      <div className={columnsOf({ relatedBeside, reads })}>
        {wide && <section className="record-column">{panels.fields}</section>}
        <section className="record-column record-middle">
          <PlanAndActual module={module} record={record} />
          <Tabs tabs={tabs} shown={shown?.name ?? ''} onShow={showTab} />
          <div role="tabpanel" id="record-panel" aria-labelledby={`record-tab-${shown?.name}`}>
            {shown?.panel}
          </div>
        </section>
        {relatedBeside && <section className="record-column">{panels.related}</section>}
      </div>
    </article>
  );
}

function Tabs({ tabs, shown, onShow }: { tabs: Tab[]; shown: string; onShow(tab: string): void }) {
  const t = useText();
  const step = (by: number) => {
    const at = tabs.findIndex(({ name }) => name === shown);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onShow(next.name);
    document.getElementById(`record-tab-${next.name}`)?.focus();
  };
  return (
    <div className="record-tabs" role="tablist" aria-label={t('record.views')}>
      {tabs.map(({ name, label }) => (
        <button
          key={name}
          id={`record-tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === shown}
          aria-controls="record-panel"
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onShow(name)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') step(1);
            if (event.key === 'ArrowLeft') step(-1);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
