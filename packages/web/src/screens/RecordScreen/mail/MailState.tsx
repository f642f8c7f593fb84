import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keys, useMails } from '../../../api/index.ts';
import { useFormat, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import './mail.css';

const tones = { waiting: 'amber', sent: 'green', failed: 'red' } as const;

/** What became of the last mail the record went out with; all of them stand in its story. */
export function MailState({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const { data: mails = [] } = useMails(module.path, record.id);
  useNews(module.path, record.id, mails.filter(({ state }) => state === 'waiting').length);
  const [last] = mails;
  if (!last) return null;
  const details = [last.to.join(', '), last.subject, format.dateTime(last.doneAt ?? last.at), last.reason];
  if (last.repeated) details.push(t('mail.repeated'));
  return (
    <span className={`tag mail-state tone-${tones[last.state]}`} title={details.filter(Boolean).join('\n')}>
      <Icon name="mail" size={11} /> {t(`mail.state.${last.state}`)}
    </span>
  );
}

/** Once one has gone, or was given up, the story has something to tell. */
function useNews(path: string, id: number, waiting: number): void {
  const client = useQueryClient();
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) {
      void client.invalidateQueries({ queryKey: keys.timelines(path, id) });
      void client.invalidateQueries({ queryKey: keys.history(path, id) });
    }
    before.current = waiting;
  }, [client, path, id, waiting]);
}
