import { Skeleton } from 'antd';
import { Suspense, lazy } from 'react';
import type { ComponentType } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { Boundary } from './parts/boundary';

/** A page that is fetched when it is first opened. */
function page<K extends string>(name: K, load: () => Promise<Record<K, ComponentType>>) {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** Every page by its address. */
const pages = {
  '/board': page('BoardPage', () => import('./pages/board.page')),
  '/dockets': page('DocketsPage', () => import('./pages/dockets.page')),
  '/dockets/:id': page('DocketPage', () => import('./pages/docket.page')),
  '/tasks': page('TasksPage', () => import('./pages/tasks.page')),
  '/tasks/:id': page('TaskPage', () => import('./pages/task.page')),
  '/documents': page('DocumentsPage', () => import('./pages/documents.page')),
  '/documents/:id': page('DocumentPage', () => import('./pages/document.page')),
  '/review': page('ReviewPage', () => import('./pages/review.page')),
  '/overdue': page('OverduePage', () => import('./pages/overdue.page')),
  '/slips': page('SlipsPage', () => import('./pages/slips.page')),
  '/indicators': page('IndicatorsPage', () => import('./pages/indicators.page')),
  '/indicators/:id': page('IndicatorPage', () => import('./pages/indicator.page')),
  '/assessments': page('AssessmentsPage', () => import('./pages/assessments.page')),
  '/obstacles': page('ObstaclesPage', () => import('./pages/obstacles.page')),
  '/workload': page('WorkloadPage', () => import('./pages/workload.page')),
  '/ranking': page('RankingPage', () => import('./pages/ranking.page')),
  '/brief': page('BriefPage', () => import('./pages/brief.page')),
  '/inbox': page('InboxPage', () => import('./pages/inbox.page')),
  '/channels': page('ChannelsPage', () => import('./pages/channels.page')),
  '/delegations': page('DelegationsPage', () => import('./pages/delegations.page')),
  '/password': page('PasswordPage', () => import('./pages/password.page')),
  '/templates': page('TemplatesPage', () => import('./pages/templates.page')),
  '/templates/:clause': page('TemplatePage', () => import('./pages/template.page')),
  '/calendar': page('CalendarPage', () => import('./pages/calendar.page')),
  '/units': page('UnitsPage', () => import('./pages/units.page')),
  '/accounts': page('AccountsPage', () => import('./pages/accounts.page')),
  '/operations': page('OperationsPage', () => import('./pages/operations.page')),
} as const;

/** The page that the address names; `home` is where one is sent from anywhere else. */
export function Pages({ home }: { readonly home: string }) {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname}>
      <Suspense
        fallback={
          <div className="page">
            <Skeleton active />
          </div>
        }
      >
        <Routes>
          {Object.entries(pages).map(([path, Page]) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<Navigate to={home} replace />} />
        </Routes>
      </Suspense>
    </Boundary>
  );
}
