/// <reference types="vite/client" />

// antd has no "exports", so NodeNext can't follow these paths; the bundler can.
declare module 'antd/es/locale/*' {
  const locale: import('antd/lib/locale/index.js').Locale;
  export default locale;
}
