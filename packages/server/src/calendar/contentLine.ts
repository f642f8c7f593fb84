/** Octets of a line, without its end (RFC 5545, 3.1). */
const longest = 75;

/** What would end a line, or stand in no text (RFC 5545, 3.3.11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A property whose value is text, escaped and folded, with the end of its line. */
export function textLine(name: string, value: string): string {
  const clean = value.replace(/\r\n?/g, '\n').replace(unwanted, '');
  return contentLine(name, clean.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n'));
}

/**
 * A property with its value as it is to stand there. Lines too long for programs go on in the next, at no character's
 * middle; most are short, and those are not looked at character by character: that took longer than all else of a feed.
 */
export function contentLine(name: string, value: string): string {
  const line = `${name}:${value}`;
  if (line.length * 3 <= longest || Buffer.byteLength(line) <= longest) return `${line}\r\n`;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longest) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}
