import { Navigate, Route, Routes } from 'react-router-dom';
import { ChannelsPage } from './pages/channels.page';
import { DocketPage } from './pages/docket.page';
import { DocketsPage } from './pages/dockets.page';
import { DocumentPage } from './pages/document.page';
import { DocumentsPage } from './pages/documents.page';
import { InboxPage } from './pages/inbox.page';
import { OperationsPage } from './pages/operations.page';
import { OverduePage } from './pages/overdue.page';
import { ReviewPage } from './pages/review.page';
import { TaskPage } from './pages/task.page';

/** Every page by its address; `home` is where one is sent from anywhere else. */
export function Pages({ home }: { readonly home: string }) {
  return (
    <Routes>
      <Route path="/dockets" element={<DocketsPage />} />
      <Route path="/dockets/:id" element={<DocketPage />} />
      <Route path="/tasks/:id" element={<TaskPage />} />
      <Route path="/documents" element={<DocumentsPage />} />
      <Route path="/documents/:id" element={<DocumentPage />} />
      <Route path="/review" element={<ReviewPage />} />
      <Route path="/overdue" element={<OverduePage />} />
      <Route path="/inbox" element={<InboxPage />} />
      <Route path="/channels" element={<ChannelsPage />} />
      <Route path="/operations" element={<OperationsPage />} />
      <Route path="*" element={<Navigate to={home} replace />} />
    </Routes>
  );
}
