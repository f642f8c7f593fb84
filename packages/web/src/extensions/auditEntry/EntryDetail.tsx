import type { HistoryEntry } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';
import { EntryChange } from './EntryChange.tsx';
import { FactList } from './FactList.tsx';
import './auditEntry.css';

type Detail = Record<string, unknown> & { changes?: HistoryEntry['changes'] };

/** What was done exactly: each value before and after, and whatever else the log keeps of it. */
export default function EntryDetail({ record }: RecordSlotProps) {
  const t = useText();
  const { data: modules = [] } = useModules();
  const detail = (record.detail ?? {}) as Detail;
  const about = modules.find(({ name }) => name === record.module);
  const changes = Array.isArray(detail.changes) ? detail.changes : [];
  const isThere = about !== undefined && typeof record.record === 'number' && record.kind !== 'record.purged';
  return (
    <div className="audit-detail">
      {isThere && (
        <Link
          className="btn audit-open"
          to="/$path/$id"
          params={{ path: about.path, id: String(record.record) }}
        >
          {t('audit.open')}
        </Link>
      )}
      {changes.length > 0 && (
        <section>
          <h3>{t('audit.changes')}</h3>
          <dl className="audit-changes">
            {changes.map((change) => (
              <EntryChange key={change.field} module={about} part={detail.part} change={change} />
            ))}
          </dl>
        </section>
      )}
      <FactList detail={detail} alone={changes.length === 0} />
    </div>
  );
}
