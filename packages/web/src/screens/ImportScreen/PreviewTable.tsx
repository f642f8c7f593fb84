import type { ImportPreview, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

interface PreviewTableProps {
  module: ModuleMetadata;
  preview: ImportPreview;
  mapping: Record<string, string | null>;
  checking: boolean;
}

/** The first rows as they would be imported, with what is wrong in its cell. */
export function PreviewTable({ module, preview, mapping, checking }: PreviewTableProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const columns = preview.columns.filter((column) => mapping[column]);
  if (columns.length === 0) return null;
  return (
    <section className="import-part" aria-busy={checking}>
      <h2>
        {t('import.preview')}
        <span className={preview.faulty > 0 ? 'tag tone-amber' : 'tag tone-green'}>
          {preview.faulty > 0
            ? t('import.faulty', {
                faulty: format.number(preview.faulty),
                examined: format.number(preview.examined),
              })
            : t('import.noFault', { examined: format.number(preview.examined) })}
        </span>
      </h2>
      <div className="import-scroll">
        <table className="import-preview">
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {label(fieldOf(module, mapping[column] ?? '')?.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.preview.map((row) => (
              <tr key={row.row}>
                <th scope="row">
                  {row.row}
                  {row.duplicateOf && (
                    <span
                      className="import-twin"
                      title={t('import.duplicateOf', { name: row.duplicateOf.label ?? t('fields.hidden') })}
                    >
                      <Icon name="copy" size={12} />
                      <span className="for-screen-readers">
                        {t('import.duplicateOf', { name: row.duplicateOf.label ?? t('fields.hidden') })}
                      </span>
                    </span>
                  )}
                </th>
                {columns.map((column) => {
                  const error = row.errors.find((one) => one.column === column);
                  return (
                    <td key={column} className={error ? 'import-fault' : undefined}>
                      <span className="import-cell">{row.cells[column]}</span>
                      {error && <span className="import-reason">{error.message}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
