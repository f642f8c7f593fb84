import { Link } from '@tanstack/react-router';
import { problemText, requestValues, useModule, useRelated } from '../../api/index.ts';
import { isStoredFile } from '../../fields/parts/FileControl.tsx';
import { useFormat, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { pointingHere } from '../../screens/RecordScreen/pointingHere.ts';
import { RelatedFrame } from '../../screens/RecordScreen/RelatedCard.tsx';
import type { RelatedSlotProps } from '../slots.ts';
import { filesOf } from './carrying.ts';
import './documents.css';
import { UploadButton } from './UploadButton.tsx';
import { useDropTarget } from './useDropTarget.ts';
import { useFiling } from './useFiling.ts';

const shownAtOnce = 6;

/** The documents of a record, and a place to drop more of them on. */
export default function DocumentCard(props: RelatedSlotProps) {
  const { module, record, related } = props;
  const t = useText();
  const format = useFormat();
  const filing = useFiling();
  const documents = useModule(related.module);
  const { data, error, isPending } = useRelated(module.path, record.id, related.name, { limit: shownAtOnce });
  const upload = (files: File[]) =>
    documents && filing.file(files, requestValues(pointingHere(module, record, related, documents)));
  const target = useDropTarget(['files'], (event) => upload(filesOf(event.dataTransfer.files)));
  if (!documents) return null;
  const page = data?.pages[0];
  const mayAdd = documents.rights.create && !record.deletedAt;
  return (
    <div
      className={target.over ? 'document-card document-card-over' : 'document-card'}
      {...(mayAdd ? target.handlers : {})}
    >
      <RelatedFrame {...props} target={documents} count={page?.count} add={false}>
        {error && <p className="related-empty quiet">{problemText(t, error)}</p>}
        {isPending && <span className="skeleton related-waiting" />}
        <ul>
          {page?.records.map((one) => (
            <li key={one.id} className="related-row document-row">
              <Link
                to="/$path/$id"
                params={{ path: documents.path, id: String(one.id) }}
                className="related-name"
              >
                {titleOf(documents, one)}
              </Link>
              <span className="related-figure quiet">
                {isStoredFile(one.file) && (
                  <a href={one.file.url} download={one.file.name} className="value-link">
                    {format.bytes(one.file.size)}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
        {mayAdd && (
          <p className="document-drop">
            <UploadButton label={t('documents.upload')} several onFiles={upload} />
            <span className="quiet documents-drop-hint">{t('documents.dropHint')}</span>
          </p>
        )}
      </RelatedFrame>
    </div>
  );
}
