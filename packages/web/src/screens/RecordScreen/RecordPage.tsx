import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { extensionOf } from '../../extensions/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { DeletedNotice } from './DeletedNotice.tsx';
import { FactsBand } from './FactsBand.tsx';
import { FieldColumn } from './FieldColumn.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { ReachRow } from './ReachRow.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { RelatedColumn, useRelatedLists } from './RelatedColumn.tsx';
import { StagePath } from './StagePath.tsx';
import { Story } from './Story.tsx';
import { useWideScreen } from './useWideScreen.ts';

type Tab = 'story' | 'fields' | 'related' | 'history';

const tabNames: Record<Tab, TextKey> = {
  story: 'record.story',
  fields: 'record.fields',
  related: 'record.related',
  history: 'record.history',
};

/** The tab belongs to the address, so that a colleague can be sent to it. */
function useTab(): [Tab, (tab: Tab) => void] {
  const { tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const current = tab && tab in tabNames ? (tab as Tab) : 'story';
  const show = (next: Tab) =>
    void navigate({
      to: '.',
      search: next === 'story' ? {} : { tab: next },
      replace: true,
      resetScroll: false,
    });
  return [current, show];
}

export function RecordPage({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  useDocumentTitle(titleOf(module, record));
  const wide = useWideScreen();
  const [tab, showTab] = useTab();
  const { Banner } = extensionOf(module.path);
  const fields = <FieldColumn module={module} record={record} />;
  const related = <RelatedColumn module={module} record={record} />;
  const hasRelated = useRelatedLists(module).length > 0;
  const narrowTabs: Tab[] = hasRelated
    ? ['story', 'fields', 'related', 'history']
    : ['story', 'fields', 'history'];
  const middleTabs: Tab[] = wide ? ['story', 'history'] : narrowTabs;
  const shown = middleTabs.includes(tab) ? tab : 'story';
  const panels = {
    story: <Story module={module} record={record} />,
    fields,
    related,
    history: <HistoryTab module={module} record={record} />,
  };
  return (
    <article className="record">
      <RecordHeader module={module} record={record} />
      {typeof record.deletedAt === 'string' && <DeletedNotice module={module} record={record} />}
      {Banner && <Banner module={module} record={record} />}
      <ReachRow module={module} record={record} />
      <StagePath module={module} record={record} />
      <FactsBand module={module} record={record} />
      <div className={hasRelated ? 'record-columns' : 'record-columns record-two'}>
        {wide && <section className="record-column">{fields}</section>}
        <section className="record-column record-middle">
          <Tabs tabs={middleTabs} shown={shown} onShow={showTab} />
          <div role="tabpanel" id="record-panel" aria-labelledby={`record-tab-${shown}`}>
            {panels[shown]}
          </div>
        </section>
        {wide && hasRelated && <section className="record-column">{related}</section>}
      </div>
    </article>
  );
}

function Tabs({ tabs, shown, onShow }: { tabs: Tab[]; shown: Tab; onShow(tab: Tab): void }) {
  const t = useText();
  const step = (by: number) => {
    const next = tabs[(tabs.indexOf(shown) + by + tabs.length) % tabs.length];
    if (!next) return;
    onShow(next);
    document.getElementById(`record-tab-${next}`)?.focus();
  };
  return (
    <div className="record-tabs" role="tablist" aria-label={t('record.views')}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`record-tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === shown}
          aria-controls="record-panel"
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') step(1);
            if (event.key === 'ArrowLeft') step(-1);
          }}
        >
          {t(tabNames[tab])}
        </button>
      ))}
    </div>
  );
}
