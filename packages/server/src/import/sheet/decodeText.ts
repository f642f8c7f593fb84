import { ProblemError } from '../../problem.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const chunk = 64 * 1024;

/**
 * The encoding of a text: what its byte order mark says, UTF-16 when every other byte is zero, UTF-8 when all of it is
 * valid UTF-8 (a GBK text practically never is), else GB18030, which contains GBK and GB2312.
 * @throws ProblemError wrongType when it is none of these
 */
export function detectEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = zeroBytes(bytes.subarray(0, 2000));
  if (zeros.odd > zeros.half && zeros.even === 0) return 'utf-16le';
  if (zeros.even > zeros.half && zeros.odd === 0) return 'utf-16be';
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  if (isValid(bytes, 'gb18030')) return 'gb18030';
  throw new ProblemError('wrongType', {
    zh: '无法识别文件的文字编码，请另存为 UTF-8 编码的 CSV',
    en: 'The encoding of this file is not known; please save it as CSV in UTF-8',
  });
}

/** Mostly ASCII text in UTF-16 has a zero in half of its bytes. */
function zeroBytes(bytes: Buffer): { even: number; odd: number; half: number } {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  }
  return { even, odd, half: bytes.length / 4 };
}

function isValid(bytes: Buffer, encoding: TextEncoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += chunk)
      decoder.decode(bytes.subarray(start, start + chunk), { stream: true });
    decoder.decode();
    return true;
  } catch {
    // A decoder that is fatal says so by throwing.
    return false;
  }
}

/** The text in pieces; a byte order mark is left out, bytes that can't be read become U+FFFD. */
export function* decoded(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let start = 0; start < bytes.length; start += chunk)
    yield decoder.decode(bytes.subarray(start, start + chunk), { stream: true });
  yield decoder.decode();
}
