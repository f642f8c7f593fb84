const longest = 200;

/** Signs that turn the direction of reading, so that `txt.exe` could be read as `exe.txt`, and signs that show nothing. */
const misleading = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * A file's name as it is kept: without folders, control characters and signs that mislead the eye, not too long, never
 * empty. Its extension survives the shortening.
 */
export function fileName(given: string | undefined): string {
  const last = (given ?? '').toWellFormed().replace(misleading, '').split(/[/\\]/).at(-1) ?? '';
  const clean = [...last]
    .filter((character) => character >= ' ' && character !== '\x7f' && !'<>:"|?*'.includes(character))
    .join('')
    .trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'file';
  const characters = [...clean];
  if (characters.length <= longest) return clean;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(clean)?.[0] ?? '';
  return `${characters.slice(0, longest - extension.length).join('')}${extension}`;
}
