import { wordsOfHtml } from '@gejie/core';
import { escaped } from './noticeLetter.ts';

/**
 * A letter as text and, where a signature goes under it, as HTML. In the text it stands behind the mark by which mail
 * programs know signatures (RFC 3676, 4.3).
 * @param signature HTML that is clean
 */
export function letterOf(text: string, signature: string | null): { text: string; html?: string } {
  if (signature === null) return { text };
  return {
    text: `${text}\n\n-- \n${wordsOfHtml(signature)}`,
    html: `<!doctype html><meta charset="utf-8"><body style="font:14px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="white-space:pre-wrap">${escaped(text)}</div>
<div style="margin-top:16px">${signature}</div></body>`,
  };
}
