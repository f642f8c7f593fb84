import axe from 'axe-core';
import type { Page } from 'playwright-core';

export interface Text {
  text: string;
  /** Where it stands, for whoever has to find it: `button.btn “…”`. */
  where: string;
}

/**
 * Everything people read or hear on a page: visible text, and the names, hints and placeholders of controls. Words in
 * another language that say so by `lang` (the names of languages) are left out.
 */
export function textsOf(page: Page): Promise<Text[]> {
  return page.evaluate(() => {
    const found: { text: string; where: string }[] = [];
    const describe = (element: Element) => {
      const classes = element.getAttribute('class')?.split(/\s+/).filter(Boolean).join('.');
      return `${element.tagName.toLowerCase()}${classes ? `.${classes}` : ''}`;
    };
    const foreign = (element: Element) => {
      const marked = element.closest('[lang]');
      return marked !== null && marked !== document.documentElement;
    };
    const add = (text: string | null, element: Element) => {
      const trimmed = text?.trim();
      if (trimmed && !foreign(element)) found.push({ text: trimmed, where: describe(element) });
    };
    for (const element of document.querySelectorAll('body, body *')) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || !element.checkVisibility()) continue;
      const heard = element.closest('[aria-hidden="true"]') === null;
      for (const attribute of heard
        ? ['aria-label', 'placeholder', 'title', 'alt', 'aria-roledescription']
        : ['title']) {
        add(element.getAttribute(attribute), element);
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) add(node.textContent, element);
      }
    }
    add(document.title, document.documentElement);
    return found;
  });
}

/** What sticks out at the right edge of the window, widest first; empty when the page needs no sideways scrolling. */
export function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const tooWide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) > width;
    if (!tooWide) return [];
    const clipped = (element: Element): boolean => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return false;
      return getComputedStyle(parent).overflowX !== 'visible' || clipped(parent);
    };
    return [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ element, right }) => right > width + 1 && !clipped(element))
      .sort((one, other) => other.right - one.right)
      .map(({ element, right }) => `${element.tagName}.${element.className} ends at ${Math.round(right)}`)
      .concat(`The page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
  });
}

/** Values that were never meant for people. */
const rubbish =
  /\bundefined\b|\bNaN\b|\[object |\bnull\b|Invalid Date|\{\w+\}|^(list|form|record|frame|fields)\.\w+/;

export function rubbishIn(texts: Text[]): Text[] {
  return texts.filter(({ text }) => rubbish.test(text));
}

const han = /\p{Script=Han}/u;

export function chineseIn(texts: Text[]): Text[] {
  return texts.filter(({ text }) => han.test(text));
}

/** What Chinese offices write in Latin letters: names of things, keys, formats. The rest is English left over. */
const internationalWords =
  /\b(CRM|API|URL|Excel|CSV|XLSX|UTF-8|GBK|Ctrl|Enter|Esc|Tab|Shift|K|J|N|X|PDF|ID|SMS)\b/g;
/** Addresses, numbers of records, grades, and names that people sign in with. */
const codes = /https?:\S+|[\w.-]+@[\w.-]+|\b[\w-]+(\.[\w-]+)+\b|\b[A-Z]+-\d+\b|\b[A-D] 级|\b[A-Z]{3}\b/g;

/** English words in texts of a Chinese screen. @param names words of the data that are Latin by nature */
export function englishIn(texts: Text[], names: string[] = []): Text[] {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return texts.filter(({ text }) => {
    const rest = text.replace(codes, ' ').replace(internationalWords, ' ');
    const words = rest.match(/[A-Za-z]{2,}/g) ?? [];
    return words.some((word) => !known.has(word.toLowerCase()));
  });
}

/** Breaches of WCAG 2.1 AA that axe finds: `button-name: Buttons must have discernible text (button.x)`. */
export async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => {
        const detail = failureSummary?.split('\n').slice(1).join(' ').trim();
        return `${id}: ${help} (${target.join(' ')}) ${detail ?? ''}`;
      }),
    );
  });
}
