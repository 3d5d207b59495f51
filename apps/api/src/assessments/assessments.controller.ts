import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  assessmentAnswer,
  assessmentQuery,
  objection,
  objectionBody,
  objectionDecision,
  objectionList,
  publication,
} from '@duban/contracts';
import { z } from 'zod';
import { Operation } from '../access/operation.decorator';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { AssessmentUseCase } from './assessment.usecase';
import { ObjectionsUseCase } from './objections.usecase';

/** The year's assessment: results alone, each point with the event it rests on. */
@Controller('assessments/:year')
export class AssessmentsController {
  constructor(
    private readonly assessments: AssessmentUseCase,
    private readonly objections: ObjectionsUseCase,
  ) {}

  @Get()
  @Operation({
    id: 'assessments.read',
    access: 'signed-in',
    query: assessmentQuery,
    answer: assessmentAnswer,
  })
  read(@Input() input: RequestInput): Promise<object> {
    return this.assessments.read(input);
  }

  @Post('publish')
  @HttpCode(201)
  @Operation({
    id: 'assessments.publish',
    access: 'signed-in',
    body: z.strictObject({}),
    status: 201,
    answer: publication,
    changes: true,
    refusals: ['forbidden', 'assessment-empty', 'assessment-running'],
  })
  publish(@Input() input: RequestInput): Promise<object> {
    return this.assessments.publish(input);
  }

  @Get('objections')
  @Operation({ id: 'assessments.objections', access: 'signed-in', answer: objectionList })
  list(@Input() input: RequestInput): Promise<object> {
    return this.objections.list(input);
  }

  @Post('objections')
  @HttpCode(201)
  @Operation({
    id: 'assessments.object',
    access: 'signed-in',
    body: objectionBody,
    status: 201,
    answer: objection,
    changes: true,
    refusals: ['forbidden', 'not-published', 'assessment-objection-late', 'assessment-objection-open'],
  })
  raise(@Input() input: RequestInput): Promise<object> {
    return this.objections.raise(input);
  }

  @Post('objections/:id/decide')
  @HttpCode(200)
  @Operation({
    id: 'assessments.decide',
    access: 'signed-in',
    body: objectionDecision,
    answer: objection,
    changes: true,
    refusals: ['forbidden', 'assessment-objection-decided'],
  })
  decide(@Input() input: RequestInput): Promise<object> {
    return this.objections.decide(input);
  }
}
