const longest = 200;

/**
 * A file's name as it is kept: without folders and control characters, not too long, never empty. Its extension
 * survives the shortening.
 */
export function fileName(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
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
