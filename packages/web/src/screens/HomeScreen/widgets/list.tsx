import { Link } from '@tanstack/react-router';
import { useModules, usePrefetchRecord, useRecords } from '../../../api/index.ts';
import { FieldValue } from '../../../fields/FieldValue.tsx';
import { useColumnLabel } from '../../../fields/filter/useColumnLabel.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { titleOf } from '../../../naming/titleOf.ts';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { columnsOf, fieldsToAsk } from '../../ListScreen/columns.ts';
import { MissingView } from '../MissingView.tsx';
import { numberIn, textIn } from '../settings.ts';
import { type NamedView, useNamedView } from '../useNamedView.ts';
import { ViewChoice, viewToStartWith } from '../ViewChoice.tsx';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps, WidgetSettingsProps } from '../widgetKind.ts';

const mostColumns = 5;
const usualRows = 6;

export const list: WidgetKind = {
  label: 'home.listKind',
  about: 'home.listAbout',
  icon: 'list',
  size: { w: 7, h: 7 },
  start: viewToStartWith,
  Content: ViewRecords,
  Settings: ListSettings,
};

function ViewRecords({ widget }: WidgetProps) {
  const named = useNamedView(textIn(widget.settings, 'module'), textIn(widget.settings, 'view'));
  if (named.pending) return <WidgetBox widget={widget} title="" pending />;
  const { module, view, link } = named;
  if (!module || !view || !link) return <MissingView widget={widget} kind="home.listKind" />;
  return <Records widget={widget} module={module} view={view} link={link} />;
}

type Found = { [K in 'module' | 'view' | 'link']: NonNullable<NamedView[K]> };

/** The first records of a view, as a small list. */
function Records({ widget, module, view, link }: WidgetProps & Found) {
  const t = useText();
  const label = useLabel();
  const columnLabel = useColumnLabel();
  const { data: modules = [] } = useModules();
  const names = view.columns.length > 0 ? view.columns : module.list;
  const columns = columnsOf(module, modules, withSortColumn(names, view.sort));
  const fields = fieldsToAsk(module, columns);
  const limit = numberIn(widget.settings, 'rows', usualRows);
  const found = useRecords(module.path, { where: view.where, sort: view.sort, fields, limit });
  const prefetch = usePrefetchRecord(module.path);
  const records = found.data?.pages[0]?.records ?? [];
  return (
    <WidgetBox
      widget={widget}
      title={label(view.label)}
      more={<Link {...link}>{t('home.all')}</Link>}
      pending={found.isPending}
      error={records.length === 0 ? found.error : null}
      onRetry={() => void found.refetch()}
      flush={records.length > 0}
    >
      {records.length === 0 && <p className="quiet widget-empty">{t('home.viewNone')}</p>}
      {records.length > 0 && (
        <table className="widget-table">
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
                      <FieldValue field={column.field} value={record[column.name]} record={record} compact />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </WidgetBox>
  );
}

/** As many columns as fit, but always the one that gives the order. */
function withSortColumn(names: readonly string[], sort: string): string[] {
  const [first = ''] = sort.replace('-', '').split(',');
  const fitting = names.slice(0, mostColumns);
  return fitting.includes(first) ? fitting : [...fitting.slice(0, -1), first];
}

function ListSettings({ settings, onChange }: WidgetSettingsProps) {
  const t = useText();
  return (
    <>
      <ViewChoice
        module={textIn(settings, 'module')}
        view={textIn(settings, 'view')}
        onChange={(chosen) => onChange({ ...settings, ...chosen })}
      />
      <LabelledInput
        label={t('home.rows')}
        type="number"
        value={String(numberIn(settings, 'rows', usualRows))}
        onChange={(rows) =>
          onChange({ ...settings, rows: Math.min(20, Math.max(3, Math.round(Number(rows)) || 3)) })
        }
      />
    </>
  );
}
