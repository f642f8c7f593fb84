import { type ThemeConfig, theme } from 'antd';
import type { ShownTheme } from './theme.tsx';

/** Who asks for less motion gets none from antd either: it would wait for the end of transitions that never begin. */
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/** antd drawn with our tokens: they are read from tokens.css, the one place that knows the colours. */
export function antdTheme(shown: ShownTheme): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    algorithm: shown === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: token('accent'),
      colorInfo: token('accent'),
      colorSuccess: token('green'),
      colorWarning: token('amber'),
      colorError: token('red'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-2'),
      colorTextPlaceholder: token('ink-3'),
      colorBgBase: token('bg'),
      colorBgContainer: token('bg'),
      colorBgElevated: shown === 'dark' ? token('bg-2') : token('bg'),
      colorBorder: token('line'),
      colorBorderSecondary: token('line'),
      colorFillSecondary: token('bg-3'),
      colorTextLightSolid: token('on-accent'),
      colorLink: token('accent'),
      borderRadius: 6,
      fontSize: 13,
      fontFamily: token('font'),
      controlHeight: 32,
      motion: !calm.matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadowSecondary: token('shadow'),
      boxShadow: token('shadow'),
    },
  };
}
