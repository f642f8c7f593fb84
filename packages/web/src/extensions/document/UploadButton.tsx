import { useRef } from 'react';
import { Icon } from '../../theme/index.ts';
import { filesOf } from './carrying.ts';

interface UploadButtonProps {
  label: string;
  several?: boolean;
  onFiles(files: File[]): void;
}

/** Asks the system for files. */
export function UploadButton({ label, several, onFiles }: UploadButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => picker.current?.click()}>
        <Icon name="upload" size={13} />
        {label}
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
