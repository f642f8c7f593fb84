import type { AccessVerdict, Reference } from '@gejie/core';
import { useState } from 'react';
import { problemText, useVerdict } from '../../../api/index.ts';
import { lazyPart } from '../../../fields/parts/lazyPart.tsx';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Reasons, useMayText } from './AccessPeople.tsx';

const ReferenceSelect = lazyPart(() => import('../../../fields/parts/ReferenceSelect.tsx'));

/** "Why can, or can’t, this person see it?": for those who manage the users. */
export function AskAbout({ path, id }: { path: string; id: number }) {
  const t = useText();
  const [asked, setAsked] = useState<Reference | null>(null);
  const { data: verdict, error } = useVerdict(path, id, asked?.id ?? null);
  return (
    <div className="access-ask">
      <ReferenceSelect
        target="users"
        label={t('access.ask')}
        placeholder={t('access.ask')}
        value={asked ? [asked] : []}
        clearable
        onChange={(chosen) => setAsked(chosen[0] ?? null)}
      />
      {asked && error && <p className="field-error">{problemText(t, error)}</p>}
      {asked && verdict && <Verdict verdict={verdict} />}
    </div>
  );
}

function Verdict({ verdict }: { verdict: AccessVerdict }) {
  const t = useText();
  const label = useLabel();
  const mayText = useMayText();
  const name = verdict.user.label ?? '';
  return (
    <div className={verdict.see ? 'verdict verdict-sees' : 'verdict'} role="status">
      <p className="verdict-head">
        <Icon name={verdict.see ? 'check' : 'lock'} size={14} />
        {verdict.see ? t('access.sees', { name, may: mayText(verdict) }) : t('access.seesNot', { name })}
      </p>
      <ul>
        {verdict.see ? (
          <li>
            <Reasons reasons={verdict.reasons} />
          </li>
        ) : (
          verdict.obstacles.map((obstacle) => <li key={obstacle.en}>{label(obstacle)}</li>)
        )}
      </ul>
      {!verdict.see && <p className="quiet">{t('access.remedy')}</p>}
    </div>
  );
}
