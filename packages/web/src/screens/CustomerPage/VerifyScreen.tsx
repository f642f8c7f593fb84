import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { Entrance } from '../Entrance/Entrance.tsx';

/** Whether a quote is valid, for whoever has it before them. CMP-07 */
export default function VerifyScreen() {
  const t = useText();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  useDocumentTitle(t('customer.verify'));
  const look = (event: SubmitEvent) => {
    event.preventDefault();
    const params = { path: 'quotes', number: number.trim(), code: code.trim() };
    if (params.number === '' || params.code === '') return setMissing(true);
    void navigate({ to: '/q/$path/$number/$code', params });
  };
  return (
    <Entrance title={t('customer.verify')} hint={t('customer.verifyHint')}>
      <form onSubmit={look} noValidate>
        <LabelledInput label={t('customer.number')} value={number} onChange={setNumber} autoFocus />
        <LabelledInput
          label={t('customer.code')}
          value={code}
          onChange={setCode}
          problem={missing ? t('customer.missing') : undefined}
        />
        <button type="submit" className="btn btn-primary">
          {t('customer.look')}
        </button>
      </form>
    </Entrance>
  );
}
