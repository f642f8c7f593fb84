import { useModule, useStandardLetter } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import type { FormSlotProps } from '../slots.ts';
import { LetterPreview } from './LetterPreview.tsx';

/** What the letter looks like while it is written; an empty one begins with what comes with the product. */
export default function BesideText({ values, fill }: FormSlotProps) {
  const t = useText();
  const module = useModule(String(values.module ?? ''));
  const standard = useStandardLetter();
  if (!module) return null;
  const start = () =>
    standard.mutate(
      { path: module.path, language: String(values.language ?? 'zh') },
      {
        onSuccess: ({ subject, text }) => fill({ subject, text }),
      },
    );
  return (
    <>
      {!values.text && !values.subject && (
        <button type="button" className="btn" disabled={standard.isPending} onClick={start}>
          {t('mail.startStandard')}
        </button>
      )}
      <LetterPreview module={module} template={values} />
    </>
  );
}
