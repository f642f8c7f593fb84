import { useText } from '../../../i18n/index.ts';
import { useNote } from '../useNote.ts';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps } from '../widgetKind.ts';

const longestNote = 20_000;

export const notepad: WidgetKind = {
  label: 'home.notepad',
  about: 'home.notepadAbout',
  icon: 'edit',
  size: { w: 4, h: 7 },
  start: () => ({}),
  Content: Notepad,
};

/** Something to write on that saves itself; what cannot be saved just now stays in this browser until it can. */
function Notepad({ widget }: WidgetProps) {
  const t = useText();
  const { text, state, elsewhere, pending, error, write, settle, retry } = useNote(widget.id);
  return (
    <WidgetBox
      widget={widget}
      title={t('home.notepad')}
      more={
        <span className="quiet" role="status">
          {t(`home.note.${state}`)}
        </span>
      }
      pending={pending}
      error={error}
      onRetry={retry}
    >
      <div className="notepad">
        {elsewhere !== null && (
          <div className="notepad-conflict" role="alert">
            <p>{t('home.note.conflictHint')}</p>
            <pre>{elsewhere || t('home.note.empty')}</pre>
            <div>
              <button type="button" className="btn" onClick={() => settle('both')}>
                {t('home.note.keepBoth')}
              </button>
              <button type="button" className="btn" onClick={() => settle('mine')}>
                {t('home.note.keepMine')}
              </button>
              <button type="button" className="btn" onClick={() => settle('theirs')}>
                {t('home.note.keepTheirs')}
              </button>
            </div>
          </div>
        )}
        <textarea
          aria-label={widget.title ?? t('home.notepad')}
          placeholder={t('home.note.placeholder')}
          maxLength={longestNote}
          value={text}
          onChange={(event) => write(event.target.value)}
        />
      </div>
    </WidgetBox>
  );
}
