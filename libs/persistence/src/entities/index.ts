import { InstallationEntity } from './installation.entity';
import { AccountEntity } from './account.entity';
import { AccountChangeEntity } from './account-change.entity';
import { AccountPostEntity } from './account-post.entity';
import { SessionEntity } from './session.entity';
import { SignInTryEntity } from './sign-in-try.entity';
import { CalendarYearEntity } from './calendar-year.entity';
import { TemplateEntity } from './template.entity';
import { DocumentEntity } from './document.entity';
import { DocumentProposalsEntity } from './document-proposals.entity';
import { IssueEntity } from './issue.entity';
import { DispatchEntity } from './dispatch.entity';
import { DigestDayEntity } from './digest-day.entity';
import { DispatchClauseEntity } from './dispatch-clause.entity';
import { IssueClauseEntity } from './issue-clause.entity';
import { ClauseStandingEntity } from './clause-standing.entity';
import { TermsEntity } from './terms.entity';
import { ClockEntity } from './clock.entity';
import { DocketEntity } from './docket.entity';
import { TaskEntity } from './task.entity';
import { TaskEventEntity } from './task-event.entity';
import { AttachmentEntity } from './attachment.entity';
import { AttachmentUseEntity } from './attachment-use.entity';
import { OutboxEntity } from './outbox.entity';
import { NoticeEntity } from './notice.entity';
import { NotificationEntity } from './notification.entity';
import { ChannelEntity } from './channel.entity';
import { ChannelPaceEntity } from './channel-pace.entity';
import { DeliveryEntity } from './delivery.entity';
import { IdempotencyEntity } from './idempotency.entity';
import { IncidentEntity } from './incident.entity';
import { TaskTouchedEntity } from './task-touched.entity';
import { TaskChangeEntity } from './task-change.entity';
import { BoardCellEntity } from './board-cell.entity';
import { BoardRollupEntity } from './board-rollup.entity';
import { BurdenBudgetEntity } from './burden-budget.entity';
import { ProposalEditEntity } from './proposal-edit.entity';
import { ProposalEntity } from './proposal.entity';
import { SettingEntity } from './setting.entity';
import { IndicatorEntity } from './indicator.entity';
import { IndicatorReportEntity } from './indicator-report.entity';
import { IndicatorSettingEntity } from './indicator-setting.entity';
import { AssessmentPublicationEntity } from './assessment-publication.entity';
import { AssessmentShareEntity } from './assessment-share.entity';
import { AssessmentScoreEntity } from './assessment-score.entity';
import { AssessmentObjectionEntity } from './assessment-objection.entity';
import { DelegationEntity } from './delegation.entity';
import { SuccessionEntity } from './succession.entity';
import { CalendarNoticeEntity } from './calendar-notice.entity';
import { RuleChangeEntity } from './rule-change.entity';

/** Every table. */
export const entities = [
  InstallationEntity,
  AccountEntity,
  AccountPostEntity,
  AccountChangeEntity,
  SessionEntity,
  SignInTryEntity,
  CalendarYearEntity,
  TemplateEntity,
  DocumentEntity,
  DocumentProposalsEntity,
  IssueEntity,
  DispatchEntity,
  DigestDayEntity,
  DispatchClauseEntity,
  IssueClauseEntity,
  ClauseStandingEntity,
  TermsEntity,
  ClockEntity,
  DocketEntity,
  TaskEntity,
  TaskEventEntity,
  AttachmentEntity,
  AttachmentUseEntity,
  OutboxEntity,
  NoticeEntity,
  NotificationEntity,
  ChannelEntity,
  ChannelPaceEntity,
  DeliveryEntity,
  IdempotencyEntity,
  IncidentEntity,
  TaskTouchedEntity,
  TaskChangeEntity,
  BoardCellEntity,
  BoardRollupEntity,
  BurdenBudgetEntity,
  ProposalEditEntity,
  ProposalEntity,
  SettingEntity,
  IndicatorEntity,
  IndicatorReportEntity,
  IndicatorSettingEntity,
  AssessmentPublicationEntity,
  AssessmentShareEntity,
  AssessmentScoreEntity,
  AssessmentObjectionEntity,
  RuleChangeEntity,
  CalendarNoticeEntity,
  SuccessionEntity,
  DelegationEntity,
];

export {
  InstallationEntity,
  AccountEntity,
  AccountPostEntity,
  AccountChangeEntity,
  SessionEntity,
  SignInTryEntity,
  CalendarYearEntity,
  TemplateEntity,
  DocumentEntity,
  DocumentProposalsEntity,
  IssueEntity,
  DispatchEntity,
  DigestDayEntity,
  DispatchClauseEntity,
  IssueClauseEntity,
  ClauseStandingEntity,
  TermsEntity,
  ClockEntity,
  DocketEntity,
  TaskEntity,
  TaskEventEntity,
  AttachmentEntity,
  AttachmentUseEntity,
  OutboxEntity,
  NoticeEntity,
  NotificationEntity,
  ChannelEntity,
  ChannelPaceEntity,
  DeliveryEntity,
  IdempotencyEntity,
  IncidentEntity,
  TaskTouchedEntity,
  TaskChangeEntity,
  BoardCellEntity,
  BoardRollupEntity,
  ProposalEditEntity,
  ProposalEntity,
  SettingEntity,
  IndicatorEntity,
  IndicatorReportEntity,
  IndicatorSettingEntity,
  AssessmentPublicationEntity,
  AssessmentShareEntity,
  AssessmentScoreEntity,
  AssessmentObjectionEntity,
  RuleChangeEntity,
  CalendarNoticeEntity,
  SuccessionEntity,
  DelegationEntity,
};
