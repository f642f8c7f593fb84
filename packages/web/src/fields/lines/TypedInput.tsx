import { type ComponentProps, useState } from 'react';

interface TypedInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur'> {
  /** What stands there while nobody types. */
  text: string;
  /** Is told with every key, for a form is saved from within a cell, too. */
  onType(text: string): void;
}

/** A cell that shows what is typed as it is typed, whatever is made of it, until it is left. */
export function TypedInput({ text, onType, ...rest }: TypedInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...rest}
      className="text-input"
      autoComplete="off"
      value={typed ?? text}
      onChange={(event) => {
        setTyped(event.target.value);
        onType(event.target.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
