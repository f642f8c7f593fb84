import type { Finding } from '../../../api/index.ts';
import { Icon } from '../../../theme/index.ts';

/** What a test of settings found, step by step. */
export function Findings({ findings }: { findings: Finding[] }) {
  return (
    <ul className="security-findings" aria-live="polite">
      {findings.map(({ ok, text }) => (
        <li key={text} className={ok ? undefined : 'security-bad'}>
          <Icon name={ok ? 'check' : 'close'} size={13} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
