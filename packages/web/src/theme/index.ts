export { Avatar } from './Avatar.tsx';
export { antdTheme } from './antdTheme.ts';
export { Icon } from './Icon.tsx';
export { type IconName, iconPaths } from './icons.ts';
export { type ThemeChoice, ThemeProvider, useTheme } from './theme.tsx';
