import { useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { Encoding, Look } from './usePreview.ts';

const encodings: Encoding[] = ['auto', 'utf-8', 'gbk'];
const encodingNames = { 'utf-8': 'UTF-8', gbk: 'GBK' } as const;

/** What kind of file it is, and how to read it otherwise. */
export function FileFacts({ file, look, onOther }: { file: File; look: Look; onOther(): void }) {
  const t = useText();
  const format = useFormat();
  const { preview } = look;
  const isWorkbook = preview !== null && preview.sheets.length > 0;
  return (
    <div className="import-file">
      <Icon name="document" />
      <b>{file.name}</b>
      <span className="quiet">{format.bytes(file.size)}</span>
      {preview && <span className="quiet">{t('import.rows', { count: format.number(preview.total) })}</span>}
      {isWorkbook && (
        <label>
          {t('import.sheet')}
          <select
            className="operand-input"
            value={look.sheet ?? ''}
            onChange={(event) => look.setSheet(event.target.value)}
          >
            {preview.sheets.map((sheet) => (
              <option key={sheet}>{sheet}</option>
            ))}
          </select>
        </label>
      )}
      {preview && !isWorkbook && (
        <label>
          {t('import.encoding')}
          <select
            className="operand-input"
            value={look.encoding}
            onChange={(event) => look.setEncoding(event.target.value as Encoding)}
          >
            {encodings.map((encoding) => (
              <option key={encoding} value={encoding}>
                {encoding === 'auto'
                  ? t('import.encodingFound', { encoding: encodingNames[preview.encoding] })
                  : encodingNames[encoding]}
              </option>
            ))}
          </select>
        </label>
      )}
      {look.checking && (
        <span className="import-checking" role="status">
          {t('import.checking')}
        </span>
      )}
      <button type="button" className="btn btn-quiet import-other" onClick={onOther}>
        {t('import.otherFile')}
      </button>
    </div>
  );
}
