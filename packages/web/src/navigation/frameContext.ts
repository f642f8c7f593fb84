import { createContext, useContext } from 'react';

/** What any screen may ask the frame to open. */
export interface FrameBoxes {
  openPalette(): void;
  openHelp(): void;
  changePassword(): void;
  /** The quick-create dialog for the module at `path`. */
  create(path: string): void;
}

const nothing = () => undefined;

export const FrameContext = createContext<FrameBoxes>({
  openPalette: nothing,
  openHelp: nothing,
  changePassword: nothing,
  create: nothing,
});

export function useFrame(): FrameBoxes {
  return useContext(FrameContext);
}
