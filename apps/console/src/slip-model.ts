/** A slip the engine drafted: 督办通知单, 通报 or 约谈. */
export interface Slip {
  id: string;
  kind: 'notice' | 'circular' | 'interview';
  state: 'pending' | 'approved' | 'rejected' | 'lapsed';
  taskId: string;
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
}

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
