/** The end of a text that was cut off within a character. */
const longestCharacter = 3;

/** UTF-8 or UTF-16 with its mark, else UTF-8 where it can be that, else GB 18030, which any bytes can. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (let cut = 0; cut <= longestCharacter; cut++) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return new TextDecoder('gb18030').decode(bytes);
}
