import { useText } from '../../i18n/index.ts';
import type { BoardProcess } from './useBoardProcess.ts';

interface ProcessSwitchProps {
  choices: BoardProcess['choices'];
  onChoose(key: string): void;
}

/** Which process the board shows; nothing when there is but one. */
export function ProcessSwitch({ choices, onChoose }: ProcessSwitchProps) {
  const t = useText();
  if (choices.length < 2) return null;
  return (
    <fieldset className="board-processes">
      <legend className="for-screen-readers">{t('board.process')}</legend>
      {choices.map(({ key, label, shown }) => (
        <button
          key={key}
          type="button"
          className={shown ? 'board-process board-process-shown' : 'board-process'}
          aria-pressed={shown}
          onClick={() => onChoose(key)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
