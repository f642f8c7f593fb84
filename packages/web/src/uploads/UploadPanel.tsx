import { problemText } from '../api/index.ts';
import { useFormat, useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import { cancelUpload, clearUploads, retryUpload, type Upload, useUploads } from './uploads.ts';
import './uploads.css';

/** What is being uploaded, how far it is, and a way to stop it or try again. */
export default function UploadPanel() {
  const t = useText();
  const uploads = useUploads();
  const left = uploads.filter(({ state }) => state === 'waiting' || state === 'running').length;
  const failed = uploads.filter(({ state }) => state === 'failed').length;
  const done = uploads.filter(({ state }) => state === 'done').length;
  const title =
    left > 0
      ? t('documents.uploading', { count: left })
      : failed > 0
        ? t('documents.notUploaded', { count: failed })
        : t('documents.uploaded', { count: done });
  return (
    <section className="uploads" aria-label={t('documents.uploads')}>
      <header>
        <h2 role="status">{title}</h2>
        {left === 0 && (
          <button
            type="button"
            className="btn-icon btn"
            aria-label={t('documents.close')}
            onClick={clearUploads}
          >
            <Icon name="close" size={14} />
          </button>
        )}
      </header>
      <ul>
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

function UploadLine({ upload }: { upload: Upload }) {
  const t = useText();
  const format = useFormat();
  const { id, name, size, sent, state, problem } = upload;
  const share = size === 0 ? 0 : Math.min(100, Math.round((sent / size) * 100));
  return (
    <li className={`upload upload-${state}`}>
      <span className="upload-name" title={name}>
        {name}
      </span>
      <span className="upload-state quiet">
        {state === 'running' ? `${share}%` : state === 'failed' ? '' : t(`documents.state.${state}`)}
        {state === 'waiting' && ` · ${format.bytes(size)}`}
      </span>
      {(state === 'waiting' || state === 'running') && (
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('documents.cancelOne', { name })}
          title={t('documents.cancel')}
          onClick={() => cancelUpload(id)}
        >
          <Icon name="close" size={13} />
        </button>
      )}
      {(state === 'failed' || state === 'cancelled') && (
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('documents.retryOne', { name })}
          title={t('documents.retry')}
          onClick={() => retryUpload(id)}
        >
          <Icon name="redo" size={13} />
        </button>
      )}
      {state === 'done' && <Icon name="check" size={14} />}
      {state === 'running' && (
        <progress max={100} value={share} aria-label={name}>
          {share}%
        </progress>
      )}
      {state === 'failed' && (
        <p className="field-error" role="alert">
          {problemText(t, problem)}
        </p>
      )}
    </li>
  );
}
