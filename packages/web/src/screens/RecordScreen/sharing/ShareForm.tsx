import type { Reference, ShareLevel } from '@gejie/core';
import { useId, useState } from 'react';
import { ApiProblem, problemText, useShare } from '../../../api/index.ts';
import { DayControl } from '../../../fields/parts/DayControl.tsx';
import { lazyPart } from '../../../fields/parts/lazyPart.tsx';
import { type TextKey, useFormat, useText } from '../../../i18n/index.ts';
import { announce } from '../../../ui/announce.ts';
import { Choices } from './Choices.tsx';
import { type End, endOf, ends } from './ends.ts';

const ReferenceSelect = lazyPart(() => import('../../../fields/parts/ReferenceSelect.tsx'));

/** What people do in the team of a customer; anything else may be typed. */
const duties: TextKey[] = [
  'sharing.duty.presales',
  'sharing.duty.delivery',
  'sharing.duty.service',
  'sharing.duty.commerce',
  'sharing.duty.support',
];

interface ShareFormProps {
  path: string;
  id: number;
  /** Begins with a place in the team. */
  team?: boolean;
}

/** Shares the record with somebody or a department, for looking at or working on it, until a day. */
export function ShareForm({ path, id, team = false }: ShareFormProps) {
  const t = useText();
  const format = useFormat();
  const prefix = useId();
  const share = useShare(path, id);
  const [kind, setKind] = useState<'user' | 'department'>('user');
  const [grantee, setGrantee] = useState<Reference | null>(null);
  const [level, setLevel] = useState<ShareLevel>('read');
  const [end, setEnd] = useState<End | 'day'>(team ? 'never' : 'friday');
  const [day, setDay] = useState<string | null>(null);
  const [role, setRole] = useState('');
  const [missing, setMissing] = useState(false);
  const [given, setGiven] = useState(0);
  const problems = share.error instanceof ApiProblem ? share.error.fieldProblems : [];
  const problemAt = (...fields: string[]) => problems.find(({ field }) => fields.includes(field))?.message;
  const give = () => {
    if (!grantee) return setMissing(true);
    const until = end === 'day' ? day : endOf(end, format.today());
    share.mutate(
      { [kind]: grantee.id, level, until, role: kind === 'user' ? role.trim() || null : null },
      {
        onSuccess: () => {
          announce(t('sharing.shared', { name: grantee.label ?? '' }));
          setGrantee(null);
          setRole('');
          // A new control takes the focus, which the pressed button has lost: the next one can be typed.
          setGiven((count) => count + 1);
        },
      },
    );
  };
  return (
    <div className="share-form">
      <div className="share-line">
        <Choices<'user' | 'department'>
          label={t('sharing.with')}
          value={kind}
          options={[
            { value: 'user', text: t('sharing.user') },
            { value: 'department', text: t('sharing.department') },
          ]}
          onChange={(next) => {
            setKind(next);
            setGrantee(null);
          }}
        />
        <span className="share-grantee">
          <ReferenceSelect
            key={`${kind} ${given}`}
            autoFocus
            target={kind === 'user' ? 'users' : 'departments'}
            where={kind === 'user' ? { status: 'active' } : undefined}
            label={t(kind === 'user' ? 'sharing.user' : 'sharing.department')}
            placeholder={t(kind === 'user' ? 'sharing.findUser' : 'sharing.findDepartment')}
            value={grantee ? [grantee] : []}
            invalid={missing && !grantee}
            onChange={(chosen) => {
              setGrantee(chosen[0] ?? null);
              setMissing(false);
            }}
          />
        </span>
      </div>
      <Problem text={missing && !grantee ? t('sharing.nobody') : problemAt('user', 'department')} />
      <div className="share-line">
        <Choices<ShareLevel>
          label={t('sharing.level')}
          value={level}
          options={[
            { value: 'read', text: t('sharing.read') },
            { value: 'write', text: t('sharing.write') },
          ]}
          onChange={setLevel}
        />
        {kind === 'user' && (
          <>
            <input
              className="text-input share-duty"
              aria-label={t('sharing.role')}
              placeholder={t('sharing.rolePlaceholder')}
              list={`${prefix}-duties`}
              maxLength={40}
              value={role}
              onChange={(event) => setRole(event.target.value)}
            />
            <datalist id={`${prefix}-duties`}>
              {duties.map((duty) => (
                <option key={duty} value={t(duty)} />
              ))}
            </datalist>
          </>
        )}
      </div>
      <Problem text={problemAt('role', 'level')} />
      <div className="share-line">
        <Choices<End | 'day'>
          label={t('sharing.until')}
          value={end}
          options={[
            ...([...ends, 'day'] as const).map((one) => ({ value: one, text: t(`sharing.end.${one}`) })),
          ]}
          onChange={setEnd}
        />
        {end === 'day' && (
          <span className="share-day">
            <DayControl label={t('sharing.end.day')} value={day} onChange={setDay} />
          </span>
        )}
        <button
          type="button"
          className="btn btn-primary share-give"
          disabled={share.isPending}
          onClick={give}
        >
          {t('sharing.share')}
        </button>
      </div>
      <Problem
        text={problemAt('until') ?? (share.error && problems.length === 0 ? problemText(t, share.error) : '')}
      />
    </div>
  );
}

function Problem({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p className="field-error" role="alert">
      {text}
    </p>
  );
}
