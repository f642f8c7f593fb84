import { type DragEvent, useRef, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

const accepted = ['.csv', '.xlsx', '.txt', '.tsv'];

/** Takes one spreadsheet by dropping or choosing it. */
export function FileDrop({ onFile }: { onFile(file: File): void }) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button inside
    <div
      className={over ? 'import-drop import-drop-over' : 'import-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className="state-icon">
        <Icon name="upload" size={22} />
      </span>
      <p className="state-title">{t('import.drop')}</p>
      <p className="quiet">{t('import.dropHint')}</p>
      <button type="button" className="btn btn-primary" onClick={() => picker.current?.click()}>
        {t('fields.chooseFile')}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accepted.join(',')}
        aria-label={t('fields.chooseFile')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
