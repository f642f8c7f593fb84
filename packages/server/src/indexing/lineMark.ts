const first = 0xe000;
const many = 0xf8ff - first + 1;

/**
 * Marks the line of a field in a search text with two characters that no value holds (of Unicode's private use area), so
 * that the lines of hidden fields can be left out for those who may not read them. Made from the name alone: it stays
 * the same when a module gets other fields.
 */
export function lineMark(field: string): string {
  let hash = 0x811c9dc5;
  // FNV-1a, 32 bit.
  for (let index = 0; index < field.length; index++) {
    hash = Math.imul(hash ^ field.charCodeAt(index), 0x01000193) >>> 0;
  }
  return String.fromCharCode(first + (hash % many), first + (Math.floor(hash / many) % many));
}
