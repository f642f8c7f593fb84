import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { ListFrameProps } from '../slots.ts';
import { filesOf } from './carrying.ts';
import { FolderTree } from './FolderTree.tsx';
import './documents.css';
import { folderIn } from './folderIn.ts';
import { UploadButton } from './UploadButton.tsx';
import { useDropTarget } from './useDropTarget.ts';
import { useFiling } from './useFiling.ts';

/** The folders beside the list of documents; files dropped on the list become documents of the folder that is open. */
export default function FolderFrame({ module, where, onWhere, children }: ListFrameProps) {
  const t = useText();
  const folders = useModule('folders');
  const filing = useFiling();
  const folder = folderIn(where);
  const upload = (files: File[]) => filing.file(files, typeof folder === 'number' ? { folder } : {});
  const target = useDropTarget(['files'], (event) => upload(filesOf(event.dataTransfer.files)));
  const mayAdd = module.rights.create;
  return (
    <div className="documents">
      {folders && <FolderTree module={folders} open={folder} onOpen={onWhere} />}
      <div className="documents-list" {...(mayAdd ? target.handlers : {})}>
        {mayAdd && (
          <div className="documents-bar">
            <UploadButton label={t('documents.upload')} several onFiles={upload} />
            <span className="quiet documents-drop-hint">{t('documents.dropHint')}</span>
          </div>
        )}
        {children}
        {target.over && (
          <div className="documents-over" aria-hidden="true">
            <Icon name="upload" size={26} />
            {t('documents.dropHere')}
          </div>
        )}
      </div>
    </div>
  );
}
