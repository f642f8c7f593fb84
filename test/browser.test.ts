import { expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';

it('is there, and writes Chinese with a Chinese font', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      '<html lang="zh-CN"><body style="font: 40px sans-serif"><p><span>客</span></p><p><span>户</span></p></body></html>',
    );
    // A missing glyph is drawn as the same box, whatever the character.
    const [one, other] = await Promise.all(['客', '户'].map((text) => page.getByText(text).screenshot()));
    expect(one).not.toEqual(other);
  } finally {
    await browser.close();
  }
});
