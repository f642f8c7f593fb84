import { type TextKey, useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { commandKey } from '../../ui/shortcuts.ts';

interface Shortcut {
  keys: string[];
  text: TextKey;
}

const sheets: { title: TextKey; shortcuts: Shortcut[] }[] = [
  {
    title: 'help.everywhere',
    shortcuts: [
      { keys: [`${commandKey}K`], text: 'help.palette' },
      { keys: [`${commandKey}J`], text: 'followUp.title' },
      { keys: ['?'], text: 'help.help' },
      { keys: ['Esc'], text: 'help.escape' },
    ],
  },
  {
    title: 'help.list',
    shortcuts: [
      { keys: ['J', 'K'], text: 'help.move' },
      { keys: ['Enter'], text: 'help.open' },
      { keys: ['X'], text: 'help.select' },
      { keys: ['⇧'], text: 'help.range' },
      { keys: ['/'], text: 'help.filter' },
      { keys: ['F'], text: 'help.condition' },
      { keys: ['N'], text: 'help.create' },
    ],
  },
  {
    title: 'help.form',
    shortcuts: [
      { keys: ['Enter'], text: 'help.save' },
      { keys: ['Esc'], text: 'help.cancel' },
      { keys: ['Tab'], text: 'help.next' },
    ],
  },
];

/** Which keys do what. */
export default function HelpSheet({ onClose }: { onClose(): void }) {
  const t = useText();
  return (
    <Dialog title={t('help.title')} width={620} onClose={onClose}>
      <div className="help-sheets">
        {sheets.map((sheet) => (
          <section key={sheet.title}>
            <h3>{t(sheet.title)}</h3>
            <dl>
              {sheet.shortcuts.map((shortcut) => (
                <div key={shortcut.text}>
                  <dt>{t(shortcut.text)}</dt>
                  <dd>
                    {shortcut.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
