/** A slip the engine drafted: 督办通知单, 通报 or 约谈. */
export interface Slip {
  id: string;
  kind: 'notice' | 'circular' | 'interview';
  state: 'pending' | 'approved' | 'rejected' | 'lapsed';
  /** Null where one decides it and may not see the task. */
  taskId: string | null;
  clause: number;
  title: string;
  unit: string;
  decider: string;
  dueOn: string;
  lateWorkingDays: number;
  at: string;
  reason: string | null;
  decidedBy: { name: string; unit: string; post: string } | null;
  decidedAt: string | null;
  number: string | null;
  decidable: boolean;
  version: number;
  editable: boolean;
}

export interface SlipWording {
  title: string;
  findings: string;
  demands: string[];
  contact: string;
  meetingTime: string;
  meetingPlace: string;
  copies: string[];
}
export type SlipPart = keyof SlipWording;

/** How a slip is worded, and who changed what (`GET /proposals/:id/draft`). */
export interface SlipDraft {
  id: string;
  version: number;
  editable: boolean;
  parts: SlipPart[];
  wording: SlipWording;
  edits: {
    version: number;
    at: string;
    by: { name: string; unit: string; post: string };
    wording: Partial<SlipWording>;
  }[];
}

export const partWords: Readonly<Record<SlipPart, string>> = {
  title: '事项名称',
  findings: '情况与存在问题',
  demands: '要求',
  contact: '联系人、电话',
  meetingTime: '约谈时间',
  meetingPlace: '约谈地点',
  copies: '抄送',
};

export const slipWords: Readonly<Record<Slip['kind'], string>> = {
  notice: '督办通知单',
  circular: '通报',
  interview: '约谈通知书',
};

export const slipStateWords: Readonly<Record<Slip['state'], string>> = {
  pending: '待审定',
  approved: '已签发',
  rejected: '未同意',
  lapsed: '已失效',
};
