import DOMPurify from 'dompurify';
import { useMemo } from 'react';

const vocabulary = {
  ALLOWED_TAGS: [
    ...[
      'p',
      'br',
      'strong',
      'b',
      'em',
      'i',
      'u',
      's',
      'a',
      'ul',
      'ol',
      'li',
      'blockquote',
      'code',
      'pre',
      'hr',
    ],
    ...['h1', 'h2', 'h3', 'h4', 'span', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  ],
  ALLOWED_ATTR: ['href', 'src', 'alt', 'title', 'colspan', 'rowspan', 'width', 'height'],
  ALLOWED_URI_REGEXP: /^(https?:|mailto:|tel:|\/(?!\/))/i,
};

/** HTML that may be shown whoever wrote it. The server cleans what it stores; this guards against what it might miss. */
export function cleaned(html: string): string {
  const fragment = DOMPurify.sanitize(html, { ...vocabulary, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
  }
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

export default function CleanHtml({ html }: { html: string }) {
  const safe = useMemo(() => ({ __html: cleaned(html) }), [html]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned just above
  return <div className="rich-text" dangerouslySetInnerHTML={safe} />;
}
