import '@fontsource-variable/noto-sans-sc';
import 'dayjs/locale/zh-cn';
import './style.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { Shell } from './shell';
import { SessionProvider } from './session';
import { Problem } from './http';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) =>
        !(error instanceof Problem && error.status >= 400 && error.status < 500) && count < 3,
      staleTime: 5_000,
    },
  },
});

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');

createRoot(place).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        components: {
          Layout: { headerBg: '#143a5e' },
          Menu: { darkItemBg: '#143a5e', darkItemSelectedBg: '#0d2a46' },
        },
        token: {
          colorPrimary: '#1d4f7c',
          colorLink: '#1d5f9c',
          colorBgLayout: '#f3f5f8',
          borderRadius: 6,
          // Whoever has asked the system for less motion gets none.
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
          fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC Variable', 'Noto Sans SC', sans-serif",
        },
      }}
    >
      <AntdApp>
        <QueryClientProvider client={queries}>
          <SessionProvider>
            <BrowserRouter>
              <Shell />
            </BrowserRouter>
          </SessionProvider>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  </StrictMode>,
);
