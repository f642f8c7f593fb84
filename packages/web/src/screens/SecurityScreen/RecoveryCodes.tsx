import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import './security.css';

/** The codes that stand in for a lost phone, this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept(): void }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const text = codes.join('\n');
  return (
    <section className="recovery-codes" aria-label={t('security.codesTitle')}>
      <h2>{t('security.codesTitle')}</h2>
      <p>{t('security.codesExplain')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <footer className="dialog-actions">
        {navigator.clipboard && (
          <button
            type="button"
            className="btn"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            <Icon name={copied ? 'check' : 'copy'} size={13} />
            {t(copied ? 'tokens.copied' : 'tokens.copy')}
          </button>
        )}
        <a
          className="btn"
          download="gejie-crm.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
        >
          {t('security.download')}
        </a>
        <button type="button" className="btn btn-primary" onClick={onKept}>
          {t('security.codesKept')}
        </button>
      </footer>
    </section>
  );
}
