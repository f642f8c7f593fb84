import { problemText, useShares } from '../../../api/index.ts';
import type { ActionDialogProps } from '../../../extensions/slots.ts';
import { useText } from '../../../i18n/index.ts';
import { titleOf } from '../../../naming/titleOf.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { rightsOn } from '../rightsOn.ts';
import { ShareForm } from './ShareForm.tsx';
import { ShareList } from './ShareList.tsx';
import './sharing.css';

/** Shares the record with colleagues and departments, and keeps its team. ACC-05 */
export default function ShareDialog({
  module,
  record,
  onClose,
  team,
}: ActionDialogProps & { team?: boolean }) {
  const t = useText();
  const { data: shares, error } = useShares(module.path, record.id);
  const mayShare = rightsOn(module, record).share;
  const members = shares?.filter(({ role }) => role !== null) ?? [];
  const others = shares?.filter(({ role }) => role === null) ?? [];
  const list = { path: module.path, id: record.id, mayShare };
  return (
    <Dialog title={t('sharing.title', { name: titleOf(module, record) })} width={560} onClose={onClose}>
      {mayShare && <ShareForm path={module.path} id={record.id} team={team} />}
      {error && <p className="field-error">{problemText(t, error)}</p>}
      {!shares && !error && <span className="skeleton" style={{ height: 44 }} />}
      {members.length > 0 && <h3 className="share-head">{t('sharing.team')}</h3>}
      {members.length > 0 && <ShareList {...list} shares={members} />}
      {others.length > 0 && <h3 className="share-head">{t('sharing.sharedWith')}</h3>}
      {others.length > 0 && <ShareList {...list} shares={others} />}
      {shares?.length === 0 && <p className="quiet share-none">{t('sharing.none')}</p>}
    </Dialog>
  );
}
