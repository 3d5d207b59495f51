import { Accounts1795541000000 } from './accounts.migration';
import { BurdenBudgets1795549000000 } from './burden-budgets.migration';
import { Deliveries1764000001000 } from './deliveries.migration';
import { DeskIndexes1795550000000 } from './desk-indexes.migration';
import { DeskLists1795546000000 } from './desk-lists.migration';
import { DocumentProposals1795533200000 } from './document-proposals.migration';
import { FigureReports1795547000000 } from './figure-reports.migration';
import { FirstSchema1732406400000 } from './first-schema.migration';
import { RunningRules1764000002000 } from './running-rules.migration';
import { Indicators1764000003000 } from './indicators.migration';
import { Obstacles1732460400000 } from './obstacles.migration';
import { PublicationSteps1795549000000 } from './publication-steps.migration';
import { ReadingIndexes1795545000000 } from './reading-indexes.migration';
import { SlipEdits1795548000000 } from './slip-edits.migration';
import { SupervisionDesk1795529900000 } from './supervision-desk.migration';
import { TermsPlaces1795551000000 } from './terms-places.migration';

/** In the order in which they run. */
export const migrations = [
  FirstSchema1732406400000,
  Obstacles1732460400000,
  Deliveries1764000001000,
  RunningRules1764000002000,
  Indicators1764000003000,
  SupervisionDesk1795529900000,
  DocumentProposals1795533200000,
  Accounts1795541000000,
  ReadingIndexes1795545000000,
  DeskLists1795546000000,
  FigureReports1795547000000,
  SlipEdits1795548000000,
  BurdenBudgets1795549000000,
  PublicationSteps1795549000000,
  DeskIndexes1795550000000,
  TermsPlaces1795551000000,
];
