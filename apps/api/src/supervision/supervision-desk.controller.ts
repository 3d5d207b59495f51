import { Controller, Get, Header, Put } from '@nestjs/common';
import {
  briefQuery,
  noQuery,
  obstacleAnswer,
  budgetsAnswer,
  budgetsEdit,
  obstacleQuery,
  pageOf,
  rankingAnswer,
  rankingQuery,
  rankingSwitch,
  workloadItem,
  workloadQuery,
} from '@duban/contracts';
import { Operation } from '../access/operation.decorator';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { BriefUseCase } from './brief.usecase';
import { BudgetsUseCase } from './budgets.usecase';
import { ObstaclesUseCase } from './obstacles.usecase';
import { RankingUseCase } from './ranking.usecase';
import { WorkloadUseCase } from './workload.usecase';

/** The desk beside board and overdue: what units are asked, what holds them up, what they came to, and the week. */
@Controller('supervision')
export class SupervisionDeskController {
  constructor(
    private readonly workloads: WorkloadUseCase,
    private readonly obstacles: ObstaclesUseCase,
    private readonly rankings: RankingUseCase,
    private readonly briefs: BriefUseCase,
    private readonly budgets: BudgetsUseCase,
  ) {}

  /** What each unit is asked, the most asked first. */
  @Get('workload')
  @Operation({
    id: 'supervision.workload',
    access: 'signed-in',
    query: workloadQuery,
    answer: pageOf(workloadItem),
  })
  workload(@Input() input: RequestInput): Promise<object> {
    return this.workloads.do(input.query(workloadQuery), input.caller);
  }

  /** What units of each level may be asked, and who set it. */
  @Get('budgets')
  @Operation({ id: 'supervision.budgets', access: 'signed-in', answer: budgetsAnswer })
  budget(@Input() input: RequestInput): Promise<object> {
    input.query(noQuery);
    return this.budgets.read(input.caller);
  }

  @Put('budgets')
  @Operation({
    id: 'supervision.budgets.change',
    access: 'template-office',
    body: budgetsEdit,
    answer: budgetsAnswer,
    versioned: true,
    refusals: ['stale-version'],
  })
  changeBudget(@Input() input: RequestInput): Promise<object> {
    return this.budgets.change(input);
  }

  @Get('obstacles')
  @Operation({
    id: 'supervision.obstacles',
    access: 'signed-in',
    query: obstacleQuery,
    answer: obstacleAnswer,
  })
  listObstacles(@Input() input: RequestInput): Promise<object> {
    return this.obstacles.do(input.query(obstacleQuery), input.caller);
  }

  /** Off until it is switched on: then `enabled` is false and nobody is listed. */
  @Get('ranking')
  @Operation({ id: 'supervision.ranking', access: 'signed-in', query: rankingQuery, answer: rankingAnswer })
  ranking(@Input() input: RequestInput): Promise<object> {
    return this.rankings.do(input.query(rankingQuery), input.caller);
  }

  @Put('ranking')
  @Operation({
    id: 'supervision.switchRanking',
    access: 'template-office',
    body: rankingSwitch,
    answer: rankingAnswer,
  })
  async switchRanking(@Input() input: RequestInput): Promise<object> {
    input.query(noQuery);
    const { enabled } = input.body(rankingSwitch);
    await this.rankings.switchTo(enabled, input.caller);
    return this.rankings.do({ by: 'territory' }, input.caller);
  }

  /** One page of the week, to be printed. */
  @Get('brief.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals")
  @Operation({
    id: 'supervision.brief',
    access: 'signed-in',
    query: briefQuery,
    answer: 'page',
    refusals: ['not-found'],
  })
  brief(@Input() input: RequestInput): Promise<string> {
    return this.briefs.do(input.query(briefQuery), input.caller);
  }
}
