const grounds = ['#3451d1', '#5b7083', '#1f7f56', '#7048c8', '#9a5b00', '#b03a56', '#0f7285', '#6b5b3e'];

interface AvatarProps {
  name: string;
  small?: boolean;
  /** Address of the person's photo, when there is one. */
  photo?: string;
}

/** A person by photo, else as one letter on a colour that is always the same for the same name. */
export function Avatar({ name, small = false, photo }: AvatarProps) {
  if (photo !== undefined)
    return <img className={small ? 'avatar avatar-small' : 'avatar'} src={photo} alt="" loading="lazy" />;
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
