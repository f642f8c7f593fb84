import { webAddress } from '../../fields/url.tsx';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Icon } from '../../theme/index.ts';
import type { RecordSlotProps } from '../slots.ts';
import './bookmark.css';

/** It may be worked with, but neither lead this window elsewhere nor learn where it is shown. */
const sandbox = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** A page of another site keeps its own cookies; what is served from here is nobody there, since it could leave the sandbox. */
function sandboxOf(address: string): string {
  return new URL(address).origin === window.location.origin ? sandbox : `${sandbox} allow-same-origin`;
}

/** The page that a bookmark leads to, within this one. INT-04 */
export default function BookmarkPage({ module, record }: RecordSlotProps) {
  const t = useText();
  const address = typeof record.address === 'string' ? webAddress(record.address) : null;
  if (!address) return null;
  return (
    <div className="bookmark-page">
      <div className="bookmark-bar">
        <span className="quiet">{t('bookmarks.mayRefuse')}</span>
        <a className="btn" href={address} target="_blank" rel="noopener noreferrer nofollow">
          <Icon name="external" size={13} />
          {t('bookmarks.openInTab')}
        </a>
      </div>
      <iframe
        title={titleOf(module, record)}
        src={address}
        sandbox={sandboxOf(address)}
        referrerPolicy="no-referrer"
      />
    </div>
  );
}
