import { useNavigate, useSearch } from '@tanstack/react-router';
import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Empty, NotFound } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { ImportRun } from './ImportRun.tsx';
import { ImportSetup } from './ImportSetup.tsx';
import './import.css';

/** Brings a spreadsheet in. The job stands in the address, so that a running import can be left and found again. */
export default function ImportScreen({ path }: { path: string }) {
  const t = useText();
  const names = useModuleNames();
  const module = useModule(path);
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  useDocumentTitle(module && t('import.title', { module: names.many(module) }));
  const job = Number(search.job) || null;
  if (!module) return <NotFound />;
  if (!module.rights.import) return <Empty icon="lock" title={t('import.notAllowed')} />;
  const show = (id: number | null) =>
    void navigate({
      to: '/$path/import',
      params: { path },
      search: (id === null ? {} : { job: id }) as never,
    });
  return (
    <section className="import-screen" aria-label={t('import.title', { module: names.many(module) })}>
      <header className="form-head">
        <h1>{t('import.title', { module: names.many(module) })}</h1>
      </header>
      <div className="import-body">
        {job === null ? (
          <ImportSetup module={module} onStarted={show} />
        ) : (
          <ImportRun key={job} module={module} job={job} onShow={show} />
        )}
      </div>
    </section>
  );
}
