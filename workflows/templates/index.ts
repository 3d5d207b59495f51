import type { ClauseTemplate } from '@duban/planning';
import { clause14 } from './clause-14';
import { clause15 } from './clause-15';
import { clause16 } from './clause-16';
import { clause17 } from './clause-17';
import { clause18 } from './clause-18';
import { clause19 } from './clause-19';
import { clause20 } from './clause-20';
import { clause21 } from './clause-21';
import { clause22 } from './clause-22';
import { clause23 } from './clause-23';
import { clause24 } from './clause-24';
import { clause25 } from './clause-25';
import { clause26 } from './clause-26';
import { clause27 } from './clause-27';
import { clause28 } from './clause-28';
import { clause29 } from './clause-29';
import { clause30 } from './clause-30';
import { clause31 } from './clause-31';
import { clause32 } from './clause-32';
import { clause33 } from './clause-33';
import { clause34 } from './clause-34';
import { clause35 } from './clause-35';
import { clause36 } from './clause-36';

/** The templates of clauses 14 to 36 of the 2023 opinions, in the order of the document. */
export const templates: readonly ClauseTemplate[] = [
  clause14,
  clause15,
  clause16,
  clause17,
  clause18,
  clause19,
  clause20,
  clause21,
  clause22,
  clause23,
  clause24,
  clause25,
  clause26,
  clause27,
  clause28,
  clause29,
  clause30,
  clause31,
  clause32,
  clause33,
  clause34,
  clause35,
  clause36,
];
