import { Injectable } from '@nestjs/common';
import { templatePost } from '@duban/access';
import type { Caller } from '@duban/access';
import { previewQuery, templateBody } from '@duban/contracts';
import type { Actor } from '@duban/lifecycle';
import { newestTemplateRows, previewTerms, putTemplate, TemplateTarget } from '@duban/persistence';
import type { ClauseTemplate } from '@duban/planning';
import type { Pool } from 'pg';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { changeAnswer } from '../rules/change-answer';
import { previewAnswer, previewPage } from '../rules/preview-answer';
import { templateDraft, uncoveredSentences } from './template-draft';

/** How long an answer waits for the running tasks to be moved, ms; what is left is a worker's. */
const patienceMs = 25_000;

/** A template's next version: tried out, kept, and put in force for running tasks too. */
@Injectable()
export class ChangeTemplateUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  /** Keeps the version, and moves the running tasks where that is asked. */
  async put(clause: number, input: RequestInput): Promise<object> {
    const { ds, pool, changes } = await this.engine.parts();
    const newest = await newestOf(pool, clause);
    const body = input.body(templateBody);
    const template = templateDraft(body, newest, this.context.organisation);
    const { caller } = input;
    const done = await putTemplate(ds, {
      template,
      migrate: body.migrate === true,
      username: caller.username,
      actor: actorOf(caller),
      now: this.context.now(),
      ifVersion: input.ifVersion(),
    });
    if (!done.ok) {
      throw done.code === 'stale-version'
        ? new Refusal('stale-version', { version: done.version })
        : new Refusal('not-found');
    }
    const { number, ...kept } = done.template;
    const change = done.changeId === null ? null : await changes.follow(done.changeId, patienceMs);
    return {
      clause: number,
      ...kept,
      uncovered: uncoveredSentences(done.template),
      migration: changeAnswer(change),
    };
  }

  /** What the version would move if it were put with `migrate`. */
  async preview(clause: number, input: RequestInput): Promise<object> {
    const { pool, reading, world } = await this.engine.parts();
    const newest = await newestOf(pool, clause);
    const page = previewPage(input.query(previewQuery), input.caller);
    const draft = templateDraft(input.body(templateBody), newest, this.context.organisation);
    const target = await TemplateTarget.of(pool, world, { ...draft, version: newest.version + 1 });
    return previewAnswer(await previewTerms(reading, target, this.context.now(), page));
  }
}

/** @throws Refusal of 404 where the clause has no template */
async function newestOf(pool: Pool, clause: number): Promise<ClauseTemplate> {
  const found = (await newestTemplateRows(pool)).find((row) => row.clause === clause);
  if (found === undefined) throw new Refusal('not-found');
  return { ...found.body, version: found.version };
}

function actorOf(caller: Caller): Actor {
  const post = templatePost(caller);
  if (post === undefined) throw new Refusal('forbidden');
  const { username, name } = caller;
  return { kind: 'person', username, name, unit: post.unit, post: post.post };
}
