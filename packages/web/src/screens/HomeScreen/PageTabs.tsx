import type { HomePageAnswer } from '@gejie/core';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

interface PageTabsProps<P> {
  pages: readonly P[];
  open: P;
  onOpen(page: P): void;
  /** Beyond the last one. */
  children?: ReactNode;
}

/** The pages of a home, one of them open; whose they are stands at those of others. */
export function PageTabs<P extends Pick<HomePageAnswer, 'id' | 'name' | 'owner'>>(props: PageTabsProps<P>) {
  const { pages, open, onOpen, children } = props;
  const t = useText();
  return (
    <div className="home-tabs">
      <div role="tablist" aria-label={t('home.pages')}>
        {pages.map((page, index) => (
          <button
            key={page.id ?? `new-${index}`}
            type="button"
            role="tab"
            aria-selected={page === open}
            className={page === open ? 'home-tab home-tab-on' : 'home-tab'}
            title={page.owner ? t('home.sharedBy', { name: page.owner.label ?? '' }) : undefined}
            onClick={() => onOpen(page)}
          >
            {page.owner && <Icon name="share" size={12} />}
            {page.name ?? t('home.standardPage')}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
