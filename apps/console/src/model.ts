/** What the service answers, as far as the pages read it (see /api/docs). */
export type Status =
  | 'assigned'
  | 'active'
  | 'submitted'
  | 'returned'
  | 'suspended'
  | 'declined'
  | 'completed'
  | 'terminated'
  | 'cancelled';
export type Light = 'green' | 'yellow' | 'red' | 'blue' | 'grey';

export interface PostHeld {
  unit: string;
  post: string;
  unitName?: string | null;
  /** Whose post it is, where one stands in for somebody. */
  deputyOf?: string;
}
export interface Me {
  username: string;
  name: string;
  posts: PostHeld[];
  /** Signed in with a one-time password: nothing else is answered before it is changed. */
  mustChangePassword?: boolean;
}
export interface Basis {
  document: string;
  clause: number;
  sentence: number;
  text: string;
}
export interface Indicator {
  text: string;
  comparator: string;
  value: number | string | null;
  unit: string | null;
  kind: string;
}
export interface Task {
  id: string;
  clause: number;
  key: string;
  title: string;
  kind: string;
  status: Status;
  light: Light;
  overdue: boolean;
  escalationLevel: number;
  unit: string;
  support: string[];
  territory: string;
  level: string;
  docketId: string;
  dueOn: string;
  dueAt: string;
  originalDueOn: string;
  acceptBy: string | null;
  nextReportBy: string | null;
  progress: number | null;
  expectedProgress: number | null;
  forecast: string | null;
  indicators: Indicator[];
  basis: Basis[];
  sensitive: boolean;
  version: number;
  updatedAt: string;
  extension: { dueOn: string; requestedAt: string } | null;
  parentId: string | null;
  obstacle: { heldBy: string; cause: string; since: string } | null;
  objection: { since: string; reviewer: string } | null;
  /** Of a task that was divided. */
  children?: {
    total: number;
    open: number;
    completed: number;
    overdue: number;
    red: number;
    yellow: number;
    progress: number | null;
  };
  /** The acts the caller may do now, where the service says so. */
  acts?: string[];
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}
export interface TaskEvent {
  seq: number;
  at: string;
  kind: string;
  actor: { kind: string; name?: string; unit?: string; post?: string; onBehalfOf?: string };
  data: Record<string, unknown>;
  hash: string;
}
export interface Recipient {
  unit: string;
  post: string;
}
export interface ScheduleItem {
  at: string;
  kind: string;
  level: number;
  recipients: Recipient[];
}
export interface Explanation {
  light: Light;
  reasons: { code: string; text: string; at?: string; workingDays?: number }[];
  clock: { from: string; to: string | null; state: string; countedWorkingDays: number; heldBy: string }[];
}
export interface Unit {
  code: string;
  name: string;
}
export interface NotificationLine {
  text: string;
  group: string;
  groupTitle: string;
  count: number;
  taskId: string | null;
  docketId: string | null;
  unit: string;
  unitName: string;
  standIn: boolean;
  basis: string | null;
}
export interface Notification {
  id: string;
  kind: string;
  day: string | null;
  title: string;
  lines: NotificationLine[];
  createdAt: string;
  readAt: string | null;
}
export interface Docket {
  id: string;
  document: { id: string; title: string | null };
  planYear: number;
  unit: string;
  tasks: {
    total: number;
    open: number;
    assigned: number;
    overdue: number;
    yellow: number;
    red: number;
    completed: number;
  };
  acceptBy: string | null;
  nextReportBy: string | null;
  nextDueOn: string | null;
  items?: Task[];
}
export interface OverdueTask extends Task {
  lateWorkingDays: number;
  heldBy: string;
  told: { at: string; level: number; unit: string; post: string }[];
  next: ScheduleItem | null;
}

export type ChannelKind = 'calendar' | 'dingtalk' | 'email' | 'feishu' | 'inbox' | 'webhook' | 'wecom';
export interface Channel {
  kind: ChannelKind;
  available: boolean;
  configured: boolean;
  enabled: boolean;
  digest: boolean;
  urgent: boolean;
  address: string | null;
  hasSecret: boolean;
  testedAt: string | null;
  last: { state: string; at: string; error: string | null } | null;
}
export interface Delivery {
  id: string;
  kind: ChannelKind;
  state: string;
  attempts: number;
  error: string | null;
  username: string;
  name: string;
  notification: { kind: string; day: string | null; lines: number };
  nextTry: string | null;
  updatedAt: string;
}
export interface Incident {
  id: number;
  title: string;
  subject: string;
  error: string;
  times: number;
  firstAt: string;
  lastAt: string;
}
