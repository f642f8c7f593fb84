import { useRef } from 'react';
import { Icon } from '../../theme/index.ts';
import { filesOf } from './carrying.ts';

interface UploadButtonProps {
  label: string;
  /** Only the sign; the label is read aloud. */
  small?: boolean;
  primary?: boolean;
  several?: boolean;
  onFiles(files: File[]): void;
}

/** Asks the system for files. */
export function UploadButton({ label, small, primary, several, onFiles }: UploadButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={small ? 'btn-icon related-add' : primary ? 'btn btn-primary' : 'btn'}
        aria-label={small ? label : undefined}
        title={small ? label : undefined}
        onClick={() => picker.current?.click()}
      >
        <Icon name="upload" size={13} />
        {!small && label}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={several}
        aria-label={label}
        onChange={(event) => {
          const files = filesOf(event.target.files);
          if (files.length > 0) onFiles(files);
          event.target.value = '';
        }}
      />
    </>
  );
}
