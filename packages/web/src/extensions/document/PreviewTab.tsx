import type { StoredFile } from '@gejie/core';
import { useFileBytes, useFileText } from '../../api/index.ts';
import { isStoredFile } from '../../fields/parts/FileControl.tsx';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useFormat, useText } from '../../i18n/index.ts';
import { rightsOn } from '../../screens/RecordScreen/rightsOn.ts';
import { Icon } from '../../theme/index.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import type { RecordSlotProps } from '../slots.ts';
import { filesOf } from './carrying.ts';
import './documents.css';
import { UploadButton } from './UploadButton.tsx';
import { useDropTarget } from './useDropTarget.ts';
import { useFiling } from './useFiling.ts';

/** The file of a document as far as it can be looked at here, and a place to drop the next version on. */
export default function PreviewTab({ module, record }: RecordSlotProps) {
  const t = useText();
  const format = useFormat();
  const filing = useFiling();
  const send = (files: File[]) => filing.version(files, record.id);
  const target = useDropTarget(['files'], (event) => send(filesOf(event.dataTransfer.files)));
  const mayChange = rightsOn(module, record).edit && !record.deletedAt;
  const file = isStoredFile(record.file) ? record.file : null;
  return (
    <div className={target.over ? 'preview preview-over' : 'preview'} {...(mayChange ? target.handlers : {})}>
      <div className="preview-bar">
        {file && (
          <>
            <span className="preview-name" title={file.name}>
              {file.name}
            </span>
            <span className="quiet">{format.bytes(file.size)}</span>
            <a className="btn" href={file.url} download={file.name}>
              <Icon name="download" size={13} />
              {t('documents.download')}
            </a>
          </>
        )}
        {mayChange && (
          <UploadButton label={t(file ? 'documents.newVersion' : 'documents.uploadFile')} onFiles={send} />
        )}
      </div>
      {file ? (
        <Shown file={file} />
      ) : (
        <Empty icon="file" title={t('documents.noFile')} hint={t('documents.noFileHint')} />
      )}
    </div>
  );
}

/** Pictures and PDFs as they are, everything else by its text. Scripts have no way in: nothing else is ever rendered. */
function Shown({ file }: { file: StoredFile }) {
  const t = useText();
  const narrow = useNarrow();
  if (shownPictures.has(file.type)) return <img className="preview-picture" src={file.url} alt={file.name} />;
  if (file.type === 'application/pdf' && !narrow)
    return (
      <iframe className="preview-pdf" src={file.url} title={t('documents.previewOf', { name: file.name })} />
    );
  if (file.type === 'application/pdf' && file.size <= mostDrawn) return <DrawnPdf file={file} />;
  return <TextPreview file={file} />;
}

/** Bytes of a PDF that a phone fetches to look at it. */
const mostDrawn = 20_000_000;

const PdfPages = lazyPart(() => import('../../ui/PdfPages.tsx'), 420);

/** Phones show no PDF within a page: its pages are drawn; one that can't be is shown by its text. */
function DrawnPdf({ file }: { file: StoredFile }) {
  const t = useText();
  const { data, error, refetch } = useFileBytes(file);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <ScreenSkeleton />;
  return (
    <PdfPages
      bytes={data}
      otherwise={<TextPreview file={file} />}
      more={<p className="quiet preview-note">{t('documents.cutText')}</p>}
    />
  );
}

const shownPictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

function TextPreview({ file }: { file: StoredFile }) {
  const t = useText();
  const { data, error, refetch } = useFileText(file.id);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <ScreenSkeleton />;
  if (data.state === 'waiting')
    return <Empty icon="clock" title={t('documents.reading')} hint={t('documents.readingHint')} />;
  if (data.state !== 'done')
    return (
      <Empty icon="file" title={t(`documents.text.${data.state}`)} hint={t('documents.noPreviewHint')} />
    );
  return (
    <>
      {!file.type.startsWith('text/') && <p className="quiet preview-note">{t('documents.textNote')}</p>}
      <pre className="preview-text">{data.text}</pre>
      {!data.whole && <p className="quiet preview-note">{t('documents.cutText')}</p>}
    </>
  );
}
