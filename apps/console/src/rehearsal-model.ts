/** A year played before anything is issued; see `Rehearsal` at /api/docs. */
interface Spread {
  mean: number;
  max: number;
}
export interface Rehearsal {
  seed: number;
  year: number;
  behaviour: string;
  depth: string;
  issuedOn: string;
  endsOn: string;
  workingDays: number;
  dockets: number;
  tasks: number;
  reminders: number;
  digests: number;
  urgent: number;
  obstacles: number;
  objections: number;
  escalations: { level: number; count: number }[];
  overdueDays: Spread & { tasks: number; atEnd: number };
  workload: {
    people: number;
    perPersonDay: Spread;
    busiest: { unit: string; post: string; date: string; items: number }[];
  };
  messages: { total: number; perPersonDay: Spread };
  reports: {
    asked: number;
    made: number;
    missed: number;
    perUnit: Spread;
    busiest: { unit: string; tasks: number; asked: number; made: number }[];
  };
  levels: { level: string; units: number; tasks: number; reports: number }[];
  days: { date: string; messages: number; items: number }[];
  board: { green: number; yellow: number; red: number; blue: number; grey: number };
  fingerprint: string;
}
export interface RehearsalAsked {
  planYear?: number;
  territory?: string;
  depth?: string;
  behaviour?: string;
  seed?: number;
}

export const behaviourWords: Record<string, string> = {
  punctual: '守时：按时签收、反馈、报结',
  mixed: '常态：多数守时，有的拖延',
  slow: '拖沓：多数拖延',
  absent: '不办：无人理会',
  obstructed: '受阻：多有报障、退回、申请复核',
};
