import { useText } from '../../i18n/index.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { useFollowsUp } from '../../screens/FollowUp/useFollowsUp.ts';
import { Icon } from '../../theme/index.ts';
import { commandKey } from '../../ui/shortcuts.ts';
import { Bell } from './Bell.tsx';
import { CreateMenu } from './CreateMenu.tsx';
import { JobsMenu } from './JobsMenu.tsx';
import { MeMenu } from './MeMenu.tsx';

export function TopBar() {
  const t = useText();
  const { openPalette, openHelp, followUp } = useFrame();
  const followsUp = useFollowsUp();
  return (
    <header className="top">
      <button type="button" className="search" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" size={14} />
        <span>{t('frame.searchHint')}</span>
        <kbd>{commandKey}K</kbd>
      </button>
      <div className="top-right">
        {followsUp && (
          <button
            type="button"
            className="btn"
            aria-keyshortcuts="Control+J Meta+J"
            title={`${t('followUp.title')} (${commandKey}J)`}
            onClick={followUp}
          >
            <Icon name="edit" size={13} />
            <span className="create-text">{t('followUp.action')}</span>
          </button>
        )}
        <CreateMenu />
        <JobsMenu />
        <Bell />
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('frame.help')}
          title={t('frame.help')}
          onClick={openHelp}
        >
          <Icon name="help" size={16} />
        </button>
        <MeMenu />
      </div>
    </header>
  );
}
