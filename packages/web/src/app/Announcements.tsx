import { useEffect } from 'react';
import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import { type Announcement, dismissAnnouncement, useAnnouncements } from '../ui/announce.ts';
import './announcements.css';

/** Milliseconds a line stays; problems stay longer, they have more to say. */
const stay = { plain: 5_000, problem: 9_000 };

export function Announcements() {
  const announcements = useAnnouncements();
  return (
    <div className="announcements">
      {announcements.map((announcement) => (
        <Line key={announcement.id} announcement={announcement} />
      ))}
    </div>
  );
}

function Line({ announcement: { id, text, tone, action } }: { announcement: Announcement }) {
  const t = useText();
  useEffect(() => {
    const timer = setTimeout(() => dismissAnnouncement(id), stay[tone]);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <div className={`announcement announcement-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      {tone === 'problem' && <Icon name="warning" />}
      <span>{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.run();
            dismissAnnouncement(id);
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" aria-label={t('frame.close')} onClick={() => dismissAnnouncement(id)}>
        <Icon name="close" size={13} />
      </button>
    </div>
  );
}
