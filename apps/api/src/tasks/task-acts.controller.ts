import { applyDecorators, Controller, HttpCode, Post } from '@nestjs/common';
import { actBodies, bulkActs, bulkAnswer, task } from '@duban/contracts';
import type { ActName, ErrorCode } from '@duban/contracts';
import { Operation } from '../access/operation.decorator';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { ActUseCase } from './act.usecase';
import { BulkActsUseCase } from './bulk-acts.usecase';
import type { TaskWithActs } from './task-answer';

/** A route of one act. Who may do it, the permission table says, under the docket's lock. */
function Act(act: ActName, ...refusals: readonly ErrorCode[]): MethodDecorator {
  return applyDecorators(
    Post(`:id/${act}`),
    HttpCode(200),
    Operation({
      id: `tasks.${act}`,
      access: 'signed-in',
      body: actBodies[act],
      answer: task,
      changes: true,
      versioned: true,
      refusals: ['forbidden', 'status-not-allowed', ...refusals],
    }),
  );
}

type Answer = Promise<TaskWithActs>;

/** What people do to tasks. */
@Controller('tasks')
export class TaskActsController {
  constructor(
    private readonly acts: ActUseCase,
    private readonly bulk: BulkActsUseCase,
  ) {}

  @Post('acts')
  @HttpCode(200)
  @Operation({ id: 'tasks.acts', access: 'signed-in', body: bulkActs, answer: bulkAnswer, changes: true })
  many(@Input() input: RequestInput): Promise<object> {
    return this.bulk.do(input);
  }

  @Act('accept')
  accept(@Input() input: RequestInput): Answer {
    return this.acts.do('accept', input);
  }

  @Act('decline')
  decline(@Input() input: RequestInput): Answer {
    return this.acts.do('decline', input);
  }

  @Act('progress', 'evidence-not-allowed', 'attachment-unknown')
  progress(@Input() input: RequestInput): Answer {
    return this.acts.do('progress', input);
  }

  @Act('contribute', 'evidence-not-allowed', 'attachment-unknown')
  contribute(@Input() input: RequestInput): Answer {
    return this.acts.do('contribute', input);
  }

  @Act('submit', 'children-open', 'evidence-not-allowed', 'attachment-unknown')
  submit(@Input() input: RequestInput): Answer {
    return this.acts.do('submit', input);
  }

  @Act('approve', 'children-open')
  approve(@Input() input: RequestInput): Answer {
    return this.acts.do('approve', input);
  }

  @Act('withdraw')
  withdraw(@Input() input: RequestInput): Answer {
    return this.acts.do('withdraw', input);
  }

  @Act('return')
  return(@Input() input: RequestInput): Answer {
    return this.acts.do('return', input);
  }

  @Act('reopen', 'parent-closed', 'invalid-day', 'after-parent', 'no-calendar')
  reopen(@Input() input: RequestInput): Answer {
    return this.acts.do('reopen', input);
  }

  @Act('request-extension', 'past-due', 'extension-open', 'invalid-day', 'after-parent', 'no-calendar')
  requestExtension(@Input() input: RequestInput): Answer {
    return this.acts.do('request-extension', input);
  }

  @Act('decide-extension', 'no-extension-open', 'invalid-day', 'after-parent', 'no-calendar')
  decideExtension(@Input() input: RequestInput): Answer {
    return this.acts.do('decide-extension', input);
  }

  @Act('reassign', 'unit-unknown', 'unit-ended', 'nothing-to-change', 'no-calendar')
  reassign(@Input() input: RequestInput): Answer {
    return this.acts.do('reassign', input);
  }

  @Act(
    'decompose',
    'unit-unknown',
    'unit-ended',
    'unit-not-below',
    'invalid-day',
    'after-parent',
    'no-calendar',
  )
  decompose(@Input() input: RequestInput): Answer {
    return this.acts.do('decompose', input);
  }

  @Act(
    'raise-obstacle',
    'obstacle-open',
    'unit-unknown',
    'unit-ended',
    'obstacle-own-unit',
    'holder-may-not-see',
  )
  raiseObstacle(@Input() input: RequestInput): Answer {
    return this.acts.do('raise-obstacle', input);
  }

  @Act('clear-obstacle', 'no-obstacle-open', 'supervisor-only')
  clearObstacle(@Input() input: RequestInput): Answer {
    return this.acts.do('clear-obstacle', input);
  }

  @Act('object', 'objection-open', 'objection-late')
  object(@Input() input: RequestInput): Answer {
    return this.acts.do('object', input);
  }

  @Act('decide-objection', 'no-objection-open', 'parent-closed', 'no-calendar')
  decideObjection(@Input() input: RequestInput): Answer {
    return this.acts.do('decide-objection', input);
  }

  @Act('urge', 'urged-today')
  urge(@Input() input: RequestInput): Answer {
    return this.acts.do('urge', input);
  }

  @Act('comment', 'unit-unknown', 'unit-ended')
  comment(@Input() input: RequestInput): Answer {
    return this.acts.do('comment', input);
  }

  @Act('suspend')
  suspend(@Input() input: RequestInput): Answer {
    return this.acts.do('suspend', input);
  }

  @Act('resume')
  resume(@Input() input: RequestInput): Answer {
    return this.acts.do('resume', input);
  }

  @Act('terminate')
  terminate(@Input() input: RequestInput): Answer {
    return this.acts.do('terminate', input);
  }

  @Act('cancel')
  cancel(@Input() input: RequestInput): Answer {
    return this.acts.do('cancel', input);
  }
}
