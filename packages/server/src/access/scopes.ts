/**
 * What a token may be narrowed to: `read` or `write` everywhere, or in one module (`accounts:read`); a path alone means
 * both. Writing includes reading. Scopes only take away: nobody's token can do more than its user.
 */
export const scopePattern = /^(\*|read|write|[a-z][a-z-]{0,60}(:(read|write))?)$/;

export type Access = 'read' | 'write';

/** @param path of a module; absent: what belongs to no module (settings, tokens, set-up) */
export function scopeAllows(scopes: readonly string[] | null, access: Access, path?: string): boolean {
  if (scopes === null) return true;
  return scopes.some((scope) => {
    if (scope === '*' || scope === 'write') return true;
    if (scope === 'read') return access === 'read';
    const [module, level = 'write'] = scope.split(':');
    return module === path && (level === 'write' || access === 'read');
  });
}
