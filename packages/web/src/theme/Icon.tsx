import { iconPaths } from './icons.ts';

const paths: Record<string, string> = iconPaths;

/** A small line icon; decoration only, so the control around it carries the name. */
export function Icon({ name, size = 15 }: { name: string; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" style={{ width: size, height: size }} aria-hidden="true">
      <path d={paths[name] ?? iconPaths.document} />
    </svg>
  );
}
