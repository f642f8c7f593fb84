import { ProblemError } from '../problem.ts';

/** Deeper than anything the API takes; kept far from where recursion runs out of stack. */
const deepest = 40;

/** Bytes of another encoding, such as GBK, would be kept as signs that nobody sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON from a client.
 * @param sent its text, or the bytes of it in UTF-8
 * @throws ProblemError malformed when it isn't JSON, is nested absurdly deep, names `__proto__` or holds half a character
 */
export function parseJson(sent: string | Buffer): unknown {
  const value = readJson(sent);
  if (isOutlandish(value)) throw notJson();
  return value;
}

function readJson(sent: string | Buffer): unknown {
  try {
    return JSON.parse(typeof sent === 'string' ? sent : utf8.decode(sent));
  } catch {
    throw notJson();
  }
}

/** Looks level by level, since what is nested too deep must not be walked by recursion. */
function isOutlandish(value: unknown): boolean {
  if (isBroken(value)) return true;
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= deepest || level.some((part) => Object.hasOwn(part, '__proto__'))) return true;
    const below = level.flatMap((part) => Object.values(part));
    if (below.some(isBroken) || level.some((part) => Object.keys(part).some(isBroken))) return true;
    level = below.filter(isContainer);
  }
  return false;
}

/** Half of a character (RFC 8259, 8.2): it would be kept as another than the one that was sent. */
function isBroken(value: unknown): boolean {
  return typeof value === 'string' && !value.isWellFormed();
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function notJson(): ProblemError {
  return new ProblemError('malformed', {
    zh: '请求内容不是有效的 JSON',
    en: 'The request is not valid JSON',
  });
}
