import type { TransferAnswer } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswerTransfer, useModules, useTransfers } from '../../api/index.ts';
import { type TextKey, useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { announce } from '../../ui/announce.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import '../../ui/list.css';
import './transfers.css';

type Box = 'incoming' | 'outgoing';

/** What was transferred to the reader and waits for an answer, and what the reader has given. */
export default function TransfersScreen() {
  const t = useText();
  const [box, setBox] = useState<Box>('incoming');
  const transfers = useTransfers(box);
  return (
    <div className="transfers-screen">
      <header className="page-bar">
        <h1>{t('transfers.title')}</h1>
        <div className="page-bar-end">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in the bar of a page */}
          <span className="mode-switch mode-switch-words" role="group" aria-label={t('transfers.title')}>
            {(['incoming', 'outgoing'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={one === box} onClick={() => setBox(one)}>
                {t(`transfers.${one}`)}
              </button>
            ))}
          </span>
        </div>
      </header>
      {transfers.isPending && <ScreenSkeleton />}
      {transfers.isError && (
        <ProblemNotice error={transfers.error} onRetry={() => void transfers.refetch()} />
      )}
      {transfers.data?.transfers.length === 0 && (
        <Empty icon="users" title={t('transfers.none')} hint={t('transfers.noneHint')} />
      )}
      <ul className="transfers">
        {transfers.data?.transfers.map((transfer) => (
          <TransferCard key={transfer.id} transfer={transfer} />
        ))}
      </ul>
    </div>
  );
}

const states: Record<TransferAnswer['state'], { name: TextKey; tone: string }> = {
  open: { name: 'transfers.open', tone: 'amber' },
  accepted: { name: 'transfers.accepted', tone: 'green' },
  returned: { name: 'transfers.returned', tone: 'red' },
  settled: { name: 'transfers.settled', tone: 'grey' },
};

function TransferCard({ transfer }: { transfer: TransferAnswer }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const { data: modules = [] } = useModules();
  const [returning, setReturning] = useState(false);
  const { mutate: answer, isPending } = useAnswerTransfer();
  const state = states[transfer.state];
  const counts = Object.entries(transfer.counts).flatMap(([path, count]) => {
    const module = modules.find((one) => one.path === path);
    return module ? [`${names.many(module)} ${format.number(count)}`] : [];
  });
  const from = transfer.givers.map(({ label }) => label ?? t('fields.hidden')).join(' · ');
  const to = transfer.receiver?.label ?? transfer.department?.label ?? '';
  const briefed = (modules.find(({ path }) => path === transfer.module)?.brief.length ?? 0) > 0;
  const seen = transfer.records.filter(({ label }) => label !== null);
  return (
    <li className="transfer">
      <div className="transfer-head">
        <b>{t('transfers.fromTo', { from: from || t('transfers.nobody'), to })}</b>
        <span className={`tag tone-${state.tone}`}>{t(state.name)}</span>
        <time className="quiet" dateTime={transfer.at}>
          {format.dateTimeShort(transfer.at)}
        </time>
      </div>
      <p className="quiet">{format.list(counts)}</p>
      {seen.length > 0 && (
        <p className="transfer-records">
          {seen.map(({ id, label }) => (
            <span key={id} className="transfer-record">
              <Link to="/$path/$id" params={{ path: transfer.module, id: String(id) }}>
                {label}
              </Link>
              {briefed && (
                <Link
                  className="transfer-brief"
                  to="/$path/$id/brief"
                  params={{ path: transfer.module, id: String(id) }}
                >
                  {t('brief.title')}
                </Link>
              )}
            </span>
          ))}
        </p>
      )}
      {transfer.note && <p className="transfer-note">{transfer.note}</p>}
      {transfer.reason && <p className="transfer-note">{transfer.reason}</p>}
      {transfer.answerable && (
        <div className="transfer-actions">
          <button
            type="button"
            className="btn btn-primary"
            disabled={isPending}
            onClick={() =>
              answer(
                { id: transfer.id, answer: 'accept' },
                { onSuccess: () => announce(t('transfers.acceptedNow')) },
              )
            }
          >
            {t('transfers.accept')}
          </button>
          <button type="button" className="btn" disabled={isPending} onClick={() => setReturning(true)}>
            {t('transfers.return')}
          </button>
        </div>
      )}
      {returning && <ReturnDialog transfer={transfer} onClose={() => setReturning(false)} />}
    </li>
  );
}
