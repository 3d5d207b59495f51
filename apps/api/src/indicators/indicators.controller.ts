import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  importAnswer,
  indicatorDetail,
  indicatorItem,
  indicatorPlaceQuery,
  indicatorQuery,
  indicatorReport,
  indicatorTargets,
  pageOf,
  reportAnswer,
  targetsAnswer,
} from '@duban/contracts';
import { Operation } from '../access/operation.decorator';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { DivideIndicatorUseCase } from './divide-indicator.usecase';
import { ImportValuesUseCase } from './import-values.usecase';
import { IndicatorAnswerUseCase } from './indicator-answer.usecase';
import { ReportIndicatorUseCase } from './report-indicator.usecase';

/** Figures of the clauses: targets, values, and how they add up along the territory tree. */
@Controller('indicators')
export class IndicatorsController {
  constructor(
    private readonly answers: IndicatorAnswerUseCase,
    private readonly reports: ReportIndicatorUseCase,
    private readonly divisions: DivideIndicatorUseCase,
    private readonly imports: ImportValuesUseCase,
  ) {}

  @Get()
  @Operation({
    id: 'indicators.list',
    access: 'signed-in',
    query: indicatorQuery,
    answer: pageOf(indicatorItem),
  })
  list(@Input() input: RequestInput): Promise<object> {
    return this.answers.list(input);
  }

  @Get(':id')
  @Operation({
    id: 'indicators.read',
    access: 'signed-in',
    query: indicatorPlaceQuery,
    answer: indicatorDetail,
  })
  read(@Input() input: RequestInput): Promise<object> {
    return this.answers.read(input);
  }

  @Post(':id/reports')
  @HttpCode(201)
  @Operation({
    id: 'indicators.report',
    access: 'signed-in',
    body: indicatorReport,
    status: 201,
    answer: reportAnswer,
    changes: true,
    refusals: ['forbidden', 'unit-unknown', 'invalid-period'],
  })
  report(@Input() input: RequestInput): Promise<object> {
    return this.reports.do(input);
  }

  @Put(':id/targets')
  @Operation({
    id: 'indicators.divide',
    access: 'signed-in',
    body: indicatorTargets,
    answer: targetsAnswer,
    changes: true,
    refusals: ['forbidden', 'territory-unknown'],
  })
  divide(@Input() input: RequestInput): Promise<object> {
    return this.divisions.do(input);
  }

  @Post(':id/import')
  @HttpCode(200)
  @Operation({
    id: 'indicators.import',
    access: 'signed-in',
    upload: true,
    answer: importAnswer,
    changes: true,
    refusals: [
      'forbidden',
      'table-unreadable',
      'import-refused',
      'malformed-upload',
      'unsupported-media-type',
      'body-too-large',
      'invalid-body',
    ],
  })
  import(@Input() input: RequestInput): Promise<object> {
    return this.imports.do(input);
  }
}
