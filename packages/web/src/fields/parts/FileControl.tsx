import type { StoredFile } from '@gejie/core';
import { type DragEvent, useRef, useState } from 'react';
import { problemText, uploadFile } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { InputProps } from '../fieldView.ts';

export function isStoredFile(value: unknown): value is StoredFile {
  return typeof value === 'object' && value !== null && 'url' in value && 'name' in value;
}

interface FileControlProps extends Pick<InputProps, 'id' | 'value' | 'onChange' | 'invalid' | 'describedBy'> {
  /** MIME types offered by the system's dialog. */
  accept?: string;
  /** A phone opens its camera rather than its folders. */
  camera?: boolean;
  preview?: boolean;
}

/** Takes a file by choosing or dropping it and uploads it at once; the form then holds the uploaded file. */
export function FileControl({
  id,
  value,
  onChange,
  accept,
  camera,
  preview,
  invalid,
  describedBy,
}: FileControlProps) {
  const t = useText();
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<AbortController | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stored = isStoredFile(value) ? value : null;

  const take = async (file: File | undefined) => {
    if (!file) return;
    const stop = new AbortController();
    setUploading(stop);
    setProblem(null);
    try {
      onChange(await uploadFile(file, stop.signal));
    } catch (error) {
      if (!stop.signal.aborted) setProblem(problemText(t, error));
    } finally {
      setUploading(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button inside
    <div
      className={invalid ? 'file-control file-control-invalid' : 'file-control'}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {stored && preview && <img className="picture-small" src={stored.url} alt="" />}
      {stored && (
        <span className="file-name">
          {stored.name} <span className="quiet">{format.bytes(stored.size)}</span>
        </span>
      )}
      <span className="file-buttons">
        <button
          id={id}
          type="button"
          className="btn"
          aria-describedby={describedBy}
          onClick={() => picker.current?.click()}
        >
          <Icon name="upload" size={13} />
          {t(uploading ? 'fields.uploading' : stored ? 'fields.replaceFile' : 'fields.chooseFile')}
        </button>
        {uploading && (
          <button type="button" className="btn btn-quiet" onClick={() => uploading.abort()}>
            {t('fields.stop')}
          </button>
        )}
        {stored && !uploading && (
          <button type="button" className="btn btn-quiet" onClick={() => onChange(null)}>
            {t('fields.removeFile')}
          </button>
        )}
      </span>
      {!stored && !uploading && <span className="quiet file-or-drop">{t('fields.orDrop')}</span>}
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {problem && (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
