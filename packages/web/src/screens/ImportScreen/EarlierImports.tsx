import type { ModuleMetadata } from '@gejie/core';
import { useMyJobs } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { jobStates } from './jobStates.ts';

/** How many are listed. */
const shown = 6;

/** Imports of this user into this module, so that a running one is found again. */
export function EarlierImports({ module, onShow }: { module: ModuleMetadata; onShow(job: number): void }) {
  const t = useText();
  const format = useFormat();
  const { data: jobs = [] } = useMyJobs();
  const imports = jobs
    .filter((job) => job.kind === 'import' && [module.name, module.path].includes(job.module ?? ''))
    .slice(0, shown);
  if (imports.length === 0) return null;
  return (
    <section className="import-part import-earlier">
      <h2>{t('import.earlier')}</h2>
      <ul>
        {imports.map((job) => (
          <li key={job.id}>
            <button type="button" onClick={() => onShow(job.id)}>
              <time dateTime={job.createdAt}>{format.dateTime(job.createdAt)}</time>
              <span className={`tag tone-${jobStates[job.state].tone}`}>{t(jobStates[job.state].name)}</span>
              <span className="quiet">
                {t('import.counts', {
                  created: format.number(job.created),
                  updated: format.number(job.updated),
                  skipped: format.number(job.skipped),
                  failed: format.number(job.failed),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
