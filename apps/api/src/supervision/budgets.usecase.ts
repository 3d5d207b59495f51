import { Injectable } from '@nestjs/common';
import { templatePost } from '@duban/access';
import type { Caller } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import { budgetsEdit } from '@duban/contracts';
import { budgetVersions, saveBudgets, standingBudgets } from '@duban/persistence';
import type { BudgetVersion } from '@duban/persistence';
import type { Budgets } from '@duban/planning';
import { loadBudgets } from '@duban/seeds';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';

/** What units of each level may be asked: the seeds' own until the region's 农办 sets others. */
@Injectable()
export class BudgetsUseCase {
  readonly #seeds = loadBudgets();

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  /** The budgets that hold. */
  async standing(): Promise<Budgets> {
    const { pool } = await this.engine.parts();
    return standingBudgets(pool, this.#seeds);
  }

  async read(caller: Caller): Promise<object> {
    const { pool } = await this.engine.parts();
    const versions = await budgetVersions(pool);
    const [newest] = versions;
    return {
      version: newest?.version ?? 0,
      levels: newest?.levels ?? this.#seeds,
      seeds: this.#seeds,
      mayChange: templatePost(caller) !== undefined,
      versions: versions.map(versionAnswer),
    };
  }

  /** @throws Refusal of 403, 422 or 412, in this order */
  async change(input: RequestInput): Promise<object> {
    const { caller } = input;
    const post = templatePost(caller);
    if (post === undefined) throw new Refusal('forbidden');
    const { levels } = input.body(budgetsEdit);
    const { username, name } = caller;
    const { ds } = await this.engine.parts();
    const saved = await saveBudgets(ds, {
      ...{ levels, expected: input.ifVersion(), at: this.context.now() },
      setBy: { kind: 'person', username, name, unit: post.unit, post: post.post },
    });
    if (!saved.ok) throw new Refusal('stale-version', { version: saved.version });
    return this.read(caller);
  }
}

function versionAnswer({ version, levels, setBy, at }: BudgetVersion): object {
  const { username, name, unit, post } = setBy;
  return { version, levels, by: { username, name, unit, post }, at: formatInstant(at) };
}
