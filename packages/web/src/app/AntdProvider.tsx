import { ConfigProvider } from 'antd';
import { type PropsWithChildren, type ReactNode, useMemo } from 'react';
import { antdLocaleIn, useLanguage } from '../i18n/index.ts';
import { antdTheme, Icon, useTheme } from '../theme/index.ts';

/** antd's own icons carry English names, which a screen reader would read out. */
const withIcon = (suffixIcon: ReactNode) => ({ suffixIcon, clearIcon: <Icon name="close" size={11} /> });
const list = withIcon(<Icon name="down" size={12} />);
const calendar = withIcon(<Icon name="calendar" size={13} />);
const clock = withIcon(<Icon name="clock" size={13} />);

/** antd in our colours and the user's language. */
export function AntdProvider({ children }: PropsWithChildren) {
  const { shown } = useTheme();
  const language = useLanguage();
  const theme = useMemo(() => antdTheme(shown), [shown]);
  return (
    <ConfigProvider
      locale={antdLocaleIn(language)}
      theme={theme}
      wave={{ disabled: true }}
      select={list}
      cascader={list}
      datePicker={calendar}
      timePicker={clock}
    >
      {children}
    </ConfigProvider>
  );
}
