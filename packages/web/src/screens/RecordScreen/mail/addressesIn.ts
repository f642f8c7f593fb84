/** The addresses somebody typed, or pasted from a mail program: `王工 <wang@x.cn>; li@x.cn`. */
export function addressesIn(typed: string): string[] {
  return typed.split(/[,;，；、\n]/).flatMap((part) => {
    const text = part.trim();
    const [, bare = text] = /<([^<>]*)>\s*$/.exec(text) ?? [];
    return bare.trim() === '' ? [] : [bare.trim()];
  });
}
