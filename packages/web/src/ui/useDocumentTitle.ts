import { useEffect } from 'react';
import { useText } from '../i18n/index.ts';

/** Names the browser's tab after what is on the screen, for histories, bookmarks and people with thirty tabs. */
export function useDocumentTitle(title: string | undefined): void {
  const product = useText()('frame.product');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
    return () => {
      document.title = product;
    };
  }, [title, product]);
}
