import { useState } from 'react';
import { type ApiToken, useRevokeToken, useTokens } from '../../api/index.ts';
import { type TextKey, useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { NewTokenDialog } from './NewTokenDialog.tsx';
import './settings.css';

/** Keys with which programs act in one's name. */
export default function TokensScreen() {
  const t = useText();
  const tokens = useTokens();
  const [making, setMaking] = useState(false);
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('frame.tokens')}</h1>
        <span className="quiet">{t('tokens.explain')}</span>
        <div className="page-bar-end">
          <button type="button" className="btn btn-primary" onClick={() => setMaking(true)}>
            <Icon name="plus" size={13} />
            {t('tokens.new')}
          </button>
        </div>
      </header>
      {tokens.isPending && <ScreenSkeleton />}
      {tokens.isError && <ProblemNotice error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && <Empty icon="key" title={t('tokens.none')} hint={t('tokens.noneHint')} />}
      {tokens.data && tokens.data.length > 0 && <TokenTable tokens={tokens.data} />}
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
    </div>
  );
}

function TokenTable({ tokens }: { tokens: ApiToken[] }) {
  const t = useText();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('tokens.name')}</th>
            <th scope="col">{t('tokens.scope')}</th>
            <th scope="col">{t('tokens.until')}</th>
            <th scope="col">{t('tokens.lastUsed')}</th>
            <th scope="col">
              <span className="for-screen-readers">{t('bin.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const t = useText();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { mutate: revoke, isPending } = useRevokeToken();
  return (
    <tr>
      <td>{token.name}</td>
      <td>{t(scopeText(token.scopes))}</td>
      <td>{token.until ? format.date(token.until) : t('tokens.forever')}</td>
      <td>{token.lastUsedAt ? format.relative(token.lastUsedAt) : t('tokens.never')}</td>
      <td className="settings-actions">
        <button type="button" className="btn btn-quiet" onClick={() => setAsking(true)}>
          {t('tokens.revoke')}
        </button>
        {asking && (
          <Dialog title={t('tokens.revokeTitle', { name: token.name })} onClose={() => setAsking(false)}>
            <p>{t('tokens.revokeExplain')}</p>
            <DialogActions
              action={t('tokens.revoke')}
              danger
              disabled={isPending}
              onAct={() =>
                revoke(token.id, { onSuccess: () => announce(t('tokens.revoked', { name: token.name })) })
              }
              onCancel={() => setAsking(false)}
            />
          </Dialog>
        )}
      </td>
    </tr>
  );
}

/** Tokens made by programs may be narrowed to some modules. */
function scopeText(scopes: readonly string[]): TextKey {
  if (scopes.some((scope) => scope === '*' || scope === 'write')) return 'tokens.scope.write';
  return scopes.every((scope) => scope === 'read') ? 'tokens.scope.read' : 'tokens.scope.some';
}
