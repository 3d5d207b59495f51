export { findAttachment, keepAttachment } from './attachments.query';
export type { AttachmentRow, NewAttachment } from './attachments.query';
export { childrenTally } from './children.query';
export type { ChildrenTally } from './children.query';
export { countDeliveries, documentNames, listDeliveries, retryDelivery } from './deliveries.query';
export type { DeliveryCount, RetryOutcome } from './deliveries.query';
export { owedDays } from './feed.query';
export type { OwedDay } from './feed.query';
export { listIncidents } from './incidents.query';
export type { IncidentRow } from './incidents.query';
export { docketTasks, listDockets } from './dockets.query';
export type { DocketFilters, DocketView } from './dockets.query';
export {
  documentName,
  findParse,
  issuedYears,
  listDocuments,
  newestTemplateRows,
  templateVersionRows,
} from './documents.query';
export type { DocumentRow, TemplateRow } from './documents.query';
export {
  countUnread,
  listNotifications,
  readAllNotifications,
  readNotification,
} from './notifications.query';
export type { NotificationRow } from './notifications.query';
export { listOverdue } from './overdue.query';
export type { OverdueTask, Told } from './overdue.query';
export { Reading } from './reading';
export { runningRequests } from './running-requests.query';
export type { RunningRequest } from './running-requests.query';
export { Select } from './select';
export type { TaskFilters, Viewer } from './task-filters';
export { listTasks, placeKinds } from './task-list.query';
export type { TaskOrder, TaskPage, TaskPlace } from './task-list.query';
export { findTask, findTasks, taskEvents } from './task.query';
export type { FoundTask, RecordedEvent } from './task.query';
export { visibleIds } from './visible-ids.query';
export { visibleParts, visibleSql } from './visible.sql';
