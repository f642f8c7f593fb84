import { Link } from '@tanstack/react-router';
import { useModules, usePrefetchRecord, useRecords } from '../../api/index.ts';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { useColumnLabel } from '../../fields/filter/useColumnLabel.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { columnsOf, fieldsToAsk } from '../ListScreen/columns.ts';
import type { ModuleView } from './homeContents.ts';

const rows = 6;
const mostColumns = 5;

/** The first records of a view, as a small list. */
export function ViewRecords({ module, view }: ModuleView) {
  const t = useText();
  const label = useLabel();
  const columnLabel = useColumnLabel();
  const { data: modules = [] } = useModules();
  const names = view.columns.length > 0 ? view.columns : module.list;
  const columns = columnsOf(module, modules, withSortColumn(names, view.sort));
  const fields = fieldsToAsk(module, columns);
  const list = useRecords(module.path, { where: view.where, sort: view.sort, fields, limit: rows });
  const prefetch = usePrefetchRecord(module.path);
  const records = list.data?.pages[0]?.records ?? [];
  return (
    <section className="widget widget-full" aria-labelledby="home-view">
      <header>
        <h2 id="home-view">{label(view.label)}</h2>
        <Link to="/$path" params={{ path: module.path }} search={{ view: view.name }}>
          {t('home.all')}
        </Link>
      </header>
      {list.isPending && <span className="skeleton" style={{ height: 120 }} />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && records.length === 0 && <p className="quiet widget-empty">{t('home.viewNone')}</p>}
      {records.length > 0 && (
        <div className="widget-table">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col" className={column.alignRight ? 'number' : undefined}>
                    {columnLabel(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <tr key={record.id} onPointerEnter={() => prefetch(record.id)}>
                  {columns.map((column) => (
                    <td key={column.name} className={column.alignRight ? 'number' : undefined}>
                      {column.name === module.title ? (
                        <Link
                          to="/$path/$id"
                          params={{ path: module.path, id: String(record.id) }}
                          className="row-title"
                        >
                          {titleOf(module, record)}
                        </Link>
                      ) : (
                        <FieldValue
                          field={column.field}
                          value={record[column.name]}
                          record={record}
                          compact
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** As many columns as fit, but always the one that gives the order. */
function withSortColumn(names: readonly string[], sort: string): string[] {
  const [first = ''] = sort.replace('-', '').split(',');
  const fitting = names.slice(0, mostColumns);
  return fitting.includes(first) ? fitting : [...fitting.slice(0, -1), first];
}
