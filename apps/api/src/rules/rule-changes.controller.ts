import { Controller, Get } from '@nestjs/common';
import { noQuery, pageOf, pageQuery, ruleChange } from '@duban/contracts';
import { Operation } from '../access/operation.decorator';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { changeAnswer } from './change-answer';

/** Changed rules on their way through the running tasks: how far they have come. */
@Controller('rule-changes')
export class RuleChangesController {
  constructor(private readonly engine: Engine) {}

  /** The latest changes; older ones are asked for by their id. */
  @Get()
  @Operation({ id: 'ruleChanges.list', access: 'rule-keeper', query: pageQuery, answer: pageOf(ruleChange) })
  async list(@Input() input: RequestInput): Promise<object> {
    const { limit } = input.query(pageQuery);
    const { changes } = await this.engine.parts();
    return { items: (await changes.list(limit)).map(changeAnswer), nextCursor: null };
  }

  @Get(':id')
  @Operation({ id: 'ruleChanges.read', access: 'rule-keeper', answer: ruleChange })
  async read(@Input() input: RequestInput): Promise<object> {
    const id = input.id();
    const { changes } = await this.engine.parts();
    const answer = changeAnswer(await changes.get(id));
    if (answer === null) throw new Refusal('not-found');
    input.query(noQuery);
    return answer;
  }
}
