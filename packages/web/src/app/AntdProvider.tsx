import { ConfigProvider } from 'antd';
import english from 'antd/es/locale/en_US';
import chinese from 'antd/es/locale/zh_CN';
import { type PropsWithChildren, useMemo } from 'react';
import { useLanguage } from '../i18n/index.ts';
import { antdTheme, useTheme } from '../theme/index.ts';

/** antd in our colours and the user's language. */
export function AntdProvider({ children }: PropsWithChildren) {
  const { shown } = useTheme();
  const language = useLanguage();
  const theme = useMemo(() => antdTheme(shown), [shown]);
  return (
    <ConfigProvider locale={language === 'en' ? english : chinese} theme={theme} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
