import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from '../kernel/problem.ts';
import { modules } from '../modules/index.ts';
import { modulePages } from '../modules/web.tsx';
import { DeskContext } from './desk.ts';
import { createQueries } from './queries.ts';
import { createDeskRouter } from './shell/routes.tsx';
import { theme } from './theme.ts';

const desk = { registry: modules, pages: modulePages };
const queries = createQueries();
const router = createDeskRouter(desk, queries);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

// A Problem is told in place of its page; anything else a page stumbles over is a bug and goes to the console.
const onCaughtError = (error: unknown) => {
  if (!(error instanceof Problem)) reportError(error);
};
createRoot(root, { onCaughtError }).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <DeskContext value={desk}>
          <RouterProvider router={router} />
        </DeskContext>
      </QueryClientProvider>
    </ConfigProvider>
  </StrictMode>,
);

// A machine without Chinese fonts fetches the few pieces a page needs, after the page is there.
setTimeout(() => void import('./fallback-font.ts').catch(() => undefined), 1500); // without it the system's font stays
