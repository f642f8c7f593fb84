import type { ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { problemText, useStartImport } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { DuplicateRule } from './DuplicateRule.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FileDrop } from './FileDrop.tsx';
import { FileFacts } from './FileFacts.tsx';
import { MappingTable } from './MappingTable.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { usePreview } from './usePreview.ts';

interface ImportSetupProps {
  module: ModuleMetadata;
  onStarted(job: number): void;
}

/** From the file to the press of "import". */
export function ImportSetup({ module, onStarted }: ImportSetupProps) {
  const [file, setFile] = useState<File | null>(null);
  if (file)
    return <FileSetup module={module} file={file} onStarted={onStarted} onOther={() => setFile(null)} />;
  return (
    <>
      <FileDrop onFile={setFile} />
      <EarlierImports module={module} onShow={onStarted} />
    </>
  );
}

interface FileSetupProps extends ImportSetupProps {
  file: File;
  onOther(): void;
}

function recognisedBy({ filledInBy, title }: ModuleMetadata, mapped: readonly string[]): string[] {
  return filledInBy && mapped.includes('number') ? ['number'] : (filledInBy ?? [title]);
}

/** What the file holds, which column is which field, what about duplicates. */
function FileSetup({ module, file, onStarted, onOther }: FileSetupProps) {
  const t = useText();
  const format = useFormat();
  const look = usePreview(module.path, file);
  const start = useStartImport(module.path);
  const [rule, setRule] = useState<{ duplicates: 'skip' | 'update' | 'create'; match: string[] | null }>({
    duplicates: module.filledInBy ? 'update' : 'skip',
    match: null,
  });
  const { preview, mapping } = look;
  const mapped = Object.values(mapping).filter((name) => name !== null);
  // Until the user decides, rows are recognised by what names a record, or a line of a list that was filled in.
  const match = (rule.match ?? recognisedBy(module, mapped)).filter((name) => mapped.includes(name));
  const missing = module.fields.filter(
    ({ name, required, readOnly, default: preset }) =>
      required && !readOnly && preset === undefined && !mapped.includes(name),
  );

  const run = () =>
    start.mutate(
      {
        file,
        options: {
          mapping,
          encoding: look.encoding,
          sheet: look.sheet ?? undefined,
          duplicates: rule.duplicates,
          match: rule.duplicates === 'create' ? [] : match,
        },
      },
      { onSuccess: ({ job }) => onStarted(job) },
    );
  const ready = preview !== null && mapped.length > 0 && missing.length === 0 && preview.total > 0;
  return (
    <>
      <FileFacts file={file} look={look} onOther={onOther} />
      {look.problem && (
        <p className="form-notice form-notice-problem" role="alert">
          {look.problem}
        </p>
      )}
      {preview && (
        <>
          <MappingTable
            module={module}
            preview={preview}
            mapping={mapping}
            onChange={look.setMapping}
            missing={missing}
          />
          <PreviewTable module={module} preview={preview} mapping={mapping} checking={look.checking} />
          <DuplicateRule
            module={module}
            mapped={mapped}
            duplicates={rule.duplicates}
            match={match}
            onChange={setRule}
          />
          <footer className="import-foot">
            {start.error && (
              <span className="field-error" role="alert">
                {problemText(t, start.error)}
              </span>
            )}
            <button type="button" className="btn" onClick={onOther}>
              {t('form.cancel')}
            </button>
            <button
              type="button"
              className="btn btn-primary"
              onClick={run}
              disabled={!ready || start.isPending || look.checking}
            >
              {t(start.isPending ? 'import.uploading' : 'import.run', {
                count: format.number(preview.total),
              })}
            </button>
          </footer>
        </>
      )}
    </>
  );
}
