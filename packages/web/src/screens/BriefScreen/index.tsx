import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useIsFetching } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiProblem, fieldOf, useRecord, useSignedIn } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Icon } from '../../theme/index.ts';
import { NotFound, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { BriefPart } from './BriefPart.tsx';
import { BriefPrices } from './BriefPrices.tsx';
import './brief.css';
import { BriefTouches } from './BriefTouches.tsx';

/** What a stranger must know of a record before the meeting, on one printed page; each part comes from its module. CMP-10 */
export default function BriefScreen({ module, id }: { module: ModuleMetadata; id: number }) {
  const { data: record, error, refetch } = useRecord(module.path, id);
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && !record) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return record ? <Brief module={module} record={record} /> : <ScreenSkeleton />;
}

function Brief({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const title = titleOf(module, record);
  // What is still being read for the first time would be missing on paper.
  const reading = useIsFetching({ predicate: ({ state }) => state.data === undefined }) > 0;
  useDocumentTitle(`${title} · ${t('brief.title')}`);
  return (
    <article className="brief">
      <nav className="brief-bar">
        <Link to="/$path/$id" params={{ path: module.path, id: String(record.id) }} className="btn">
          <Icon name="left" size={13} /> {t('brief.back', { record: title })}
        </Link>
        <button type="button" className="btn btn-primary" disabled={reading} onClick={() => window.print()}>
          {t('brief.print')}
        </button>
      </nav>
      <div className="brief-page">
        <header className="brief-head">
          <div>
            <p className="quiet">{t('brief.title')}</p>
            <h1>{title}</h1>
          </div>
          <p className="quiet">
            {t('brief.printed', { who: user.name, when: format.dateTime(new Date().toISOString()) })}
          </p>
        </header>
        <BriefFacts module={module} record={record} />
        <div className="brief-parts">
          {module.brief.map((part) => (
            <BriefPart key={`${part.module}.${part.label.en}`} part={part} module={module} record={record} />
          ))}
          <BriefPrices module={module} record={record} />
        </div>
        <BriefTouches module={module} record={record} />
      </div>
    </article>
  );
}

function BriefFacts({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const label = useLabel();
  const names = [...new Set([...module.layout.facts, 'owner'])];
  return (
    <dl className="brief-facts">
      {names.map((name) => {
        const field = fieldOf(module, name);
        return (
          field && (
            <div key={name}>
              <dt>{label(field.label)}</dt>
              <dd>
                <FieldValue field={field} value={record[name]} record={record} compact />
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
