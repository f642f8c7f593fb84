import type { FieldMetadata, ImportPreview, ModuleMetadata } from '@gejie/core';
import { fieldViews } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';

interface MappingTableProps {
  module: ModuleMetadata;
  preview: ImportPreview;
  mapping: Record<string, string | null>;
  onChange(mapping: Record<string, string | null>): void;
  /** Required fields no column fills. */
  missing: FieldMetadata[];
}

/** How many values of a column are shown to tell what it holds. */
const samples = 3;

/** Which column becomes which field. */
export function MappingTable({ module, preview, mapping, onChange, missing }: MappingTableProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const offered = module.fields.filter((field) => !field.readOnly && !fieldViews[field.type]?.notCopied);
  const taken = (name: string, column: string) =>
    Object.entries(mapping).some(([other, field]) => field === name && other !== column);
  return (
    <section className="import-part">
      <h2>{t('import.mapping')}</h2>
      <div className="import-scroll">
        <table className="import-mapping">
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.samples')}</th>
              <th scope="col">{t('import.field')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td className="import-samples">
                  {preview.preview
                    .map(({ cells }) => cells[column] ?? '')
                    .filter((cell) => cell !== '')
                    .slice(0, samples)
                    .join(' · ')}
                </td>
                <td>
                  <select
                    className={mapping[column] ? 'text-input' : 'text-input import-unmapped'}
                    aria-label={t('import.fieldFor', { column })}
                    value={mapping[column] ?? ''}
                    onChange={(event) => onChange({ ...mapping, [column]: event.target.value || null })}
                  >
                    <option value="">{t('import.leaveOut')}</option>
                    {offered.map((field) => (
                      <option key={field.name} value={field.name} disabled={taken(field.name, column)}>
                        {label(field.label)}
                        {field.required ? ' *' : ''}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <p className="field-error" role="alert">
          {t('import.missing', { fields: format.list(missing.map((field) => label(field.label))) })}
        </p>
      )}
    </section>
  );
}
