import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access.guard';
import { CallerService } from './access/caller.service';
import { AccountsController } from './accounts/accounts.controller';
import { AssessmentUseCase } from './assessments/assessment.usecase';
import { AssessmentsController } from './assessments/assessments.controller';
import { ObjectionsUseCase } from './assessments/objections.usecase';
import { AttachmentsController } from './attachments/attachments.controller';
import { CalendarController } from './channels/calendar.controller';
import { ChannelsController } from './channels/channels.controller';
import { ChannelsUseCase } from './channels/channels.usecase';
import { DocketActsUseCase } from './dockets/docket-acts.usecase';
import { DocketsController } from './dockets/dockets.controller';
import { ClauseStandingController } from './documents/clause-standing.controller';
import { ClauseStandingUseCase } from './documents/clause-standing.usecase';
import { DispatchStarter } from './documents/dispatch-starter.service';
import { DocumentProposalsController } from './documents/document-proposals.controller';
import { DocumentProposalsUseCase } from './documents/document-proposals.usecase';
import { DocumentsController } from './documents/documents.controller';
import { ImportDocumentUseCase } from './documents/import-document.usecase';
import { IssueDocumentUseCase } from './documents/issue-document.usecase';
import { PlanDocumentUseCase } from './documents/plan-document.usecase';
import { ReadDocumentUseCase } from './documents/read-document.usecase';
import { DivideIndicatorUseCase } from './indicators/divide-indicator.usecase';
import { ImportValuesUseCase } from './indicators/import-values.usecase';
import { IndicatorAnswerUseCase } from './indicators/indicator-answer.usecase';
import { IndicatorsController } from './indicators/indicators.controller';
import { ReportIndicatorUseCase } from './indicators/report-indicator.usecase';
import { RehearsalsController } from './documents/rehearsals.controller';
import { RehearseDocumentUseCase } from './documents/rehearse-document.usecase';
import { NotificationsController } from './notifications/notifications.controller';
import { BoardKeeper } from './supervision/board-keeper.service';
import { BoardUseCase } from './supervision/board.usecase';
import { BriefUseCase } from './supervision/brief.usecase';
import { ObstaclesUseCase } from './supervision/obstacles.usecase';
import { RankingUseCase } from './supervision/ranking.usecase';
import { BudgetsUseCase } from './supervision/budgets.usecase';
import { WorkloadUseCase } from './supervision/workload.usecase';
import { OperationsDeskController } from './operations-desk/operations-desk.controller';
import { ChangeFeed } from './stream/change-feed.service';
import { StreamController } from './stream/stream.controller';
import { SupervisionController } from './supervision/supervision.controller';
import { SupervisionDeskController } from './supervision/supervision-desk.controller';
import { ActUseCase } from './tasks/act.usecase';
import { BulkActsUseCase } from './tasks/bulk-acts.usecase';
import { TaskActsController } from './tasks/task-acts.controller';
import { TaskListUseCase } from './tasks/task-list.usecase';
import { TaskReader } from './tasks/task-reader.service';
import { TasksController } from './tasks/tasks.controller';
import { WorkingDaysController } from './working-days/working-days.controller';
import { DelegationsController } from './delegations/delegations.controller';
import { RuleChangesController } from './rules/rule-changes.controller';
import { SuccessionsController } from './units/successions.controller';
import { ChangeTemplateUseCase } from './templates/change-template.usecase';
import { TemplatesController } from './templates/templates.controller';
import { ApiContext } from './engine/api-context';
import { Engine } from './engine/engine.service';
import { Housekeeping } from './engine/housekeeping.service';
import { ExportsController } from './exports/exports.controller';
import { HealthController } from './health/health.controller';
import { Metrics } from './health/metrics.service';
import { ProblemFilter } from './http/problem.filter';
import { ProposalsController } from './proposals/proposals.controller';
import { ProposalsUseCase } from './proposals/proposals.usecase';
import { SlipDraftsUseCase } from './proposals/slip-drafts.usecase';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsService } from './sessions/sessions.service';
import { UnitsController } from './units/units.controller';

/** Everything the API serves. */
@Module({})
export class ApiModule {
  static with(context: ApiContext): DynamicModule {
    return {
      module: ApiModule,
      imports: [DiscoveryModule],
      controllers: [
        AccountsController,
        AssessmentsController,
        AttachmentsController,
        CalendarController,
        ChannelsController,
        ClauseStandingController,
        DelegationsController,
        DocketsController,
        DocumentProposalsController,
        DocumentsController,
        ExportsController,
        HealthController,
        IndicatorsController,
        NotificationsController,
        OperationsDeskController,
        RuleChangesController,
        SuccessionsController,
        ProposalsController,
        RehearsalsController,
        SessionsController,
        StreamController,
        SupervisionController,
        SupervisionDeskController,
        TaskActsController,
        TasksController,
        TemplatesController,
        UnitsController,
        WorkingDaysController,
      ],
      providers: [
        { provide: ApiContext, useValue: context },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ActUseCase,
        AssessmentUseCase,
        BoardKeeper,
        BoardUseCase,
        BriefUseCase,
        BulkActsUseCase,
        CallerService,
        ChannelsUseCase,
        ChangeTemplateUseCase,
        ChangeFeed,
        ClauseStandingUseCase,
        DispatchStarter,
        DivideIndicatorUseCase,
        DocketActsUseCase,
        DocumentProposalsUseCase,
        Engine,
        Housekeeping,
        ImportDocumentUseCase,
        ImportValuesUseCase,
        IndicatorAnswerUseCase,
        IssueDocumentUseCase,
        Metrics,
        ObjectionsUseCase,
        ObstaclesUseCase,
        PlanDocumentUseCase,
        ReadDocumentUseCase,
        ProposalsUseCase,
        SlipDraftsUseCase,
        ReportIndicatorUseCase,
        RankingUseCase,
        RehearseDocumentUseCase,
        SessionsService,
        TaskListUseCase,
        TaskReader,
        BudgetsUseCase,
        WorkloadUseCase,
      ],
    };
  }
}
