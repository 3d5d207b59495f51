/** The year's assessment (`GET /assessments/:year`). */
export interface Point {
  rule: string;
  points: number;
  taskId: string;
  seq: number;
  amount: number;
  title?: string;
}
export interface Score {
  unit: string;
  score: number | null;
  earned: number;
  possible: number;
  tasks: { met: number; unmet: number; pending: number; void: number; former: number };
  byRule: Partial<Record<string, number>>;
  points?: Point[];
  withheld?: number;
}
export interface Publication {
  id: string;
  number: number;
  state: 'computing' | 'published';
  hash: string | null;
  units: number;
  tasks: number;
  total: number;
  publishedAt: string;
  publishedBy: { name: string };
  objectionsUntil: string;
}
export interface Assessment {
  year: number;
  state: 'provisional' | 'published';
  cutoff: string;
  rules: {
    version: number;
    title: string;
    source: string[];
    items: { rule: string; points: number; most: number | null; text: string }[];
  };
  publication: Publication | null;
  publications: Publication[];
  computing: Publication | null;
  items: Score[];
  nextCursor: string | null;
}
export interface Objection {
  id: string;
  publication: number;
  unit: string;
  text: string;
  reviewer: string;
  raisedBy: { name: string };
  raisedAt: string;
  upheld: boolean | null;
  answer: string | null;
  decidedAt: string | null;
  mayDecide: boolean;
}
