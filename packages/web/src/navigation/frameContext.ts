import { createContext, useContext } from 'react';

/** What any screen may ask the frame to open. */
export interface FrameBoxes {
  openPalette(): void;
  openHelp(): void;
  changePassword(): void;
  /** Time zone, and how dates and numbers are written. */
  changePreferences(): void;
  /** Where a follow-up is written down, of the record at hand if there is one. */
  followUp(): void;
  /** The quick-create dialog for the module at `path`. */
  create(path: string): void;
}

const nothing = () => undefined;

export const FrameContext = createContext<FrameBoxes>({
  openPalette: nothing,
  openHelp: nothing,
  changePassword: nothing,
  changePreferences: nothing,
  followUp: nothing,
  create: nothing,
});

export function useFrame(): FrameBoxes {
  return useContext(FrameContext);
}
