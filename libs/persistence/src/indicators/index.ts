export { carriersOf } from './carriers';
export type { Carrier } from './carriers';
export type { Place } from './figure-tree';
export { findIndicator } from './indicator-row';
export type { IndicatorRow } from './indicator-row';
export type {
  ChildStanding,
  FigurePlace,
  IndicatorDetail,
  IndicatorItem,
  PeriodStanding,
  ReportedValue,
} from './indicator-view';
export { loadFigure } from './load-figure';
export type { LoadedFigure } from './load-figure';
export { listIndicators, readIndicator } from './read-indicators';
export type { IndicatorFilters, IndicatorPage } from './read-indicators';
export { addReports, standingValues } from './write-reports';
export type { KeptReport, NewReport, ReportedBy } from './write-reports';
export { addSettings } from './write-settings';
export type { NewSetting } from './write-settings';
