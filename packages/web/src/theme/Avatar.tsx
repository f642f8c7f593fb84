const grounds = ['#3451d1', '#5b7083', '#1f7f56', '#7048c8', '#9a5b00', '#b03a56', '#0f7285', '#6b5b3e'];

/** A person as one letter on a colour that is always the same for the same name. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span
      className={small ? 'avatar avatar-small' : 'avatar'}
      style={{ background: grounds[sum % grounds.length] }}
      aria-hidden="true"
    >
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
