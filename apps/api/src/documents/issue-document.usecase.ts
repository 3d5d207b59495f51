import { Injectable } from '@nestjs/common';
import { issuingPost, issuingPosts, isRegion, pathOf } from '@duban/access';
import type { Caller, HeldPost } from '@duban/access';
import { issueRequest } from '@duban/contracts';
import type { IssueBody } from '@duban/contracts';
import { defaultDepth, levels } from '@duban/planning';
import { findParse } from '@duban/persistence';
import type { DispatchRequest } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { DispatchStarter } from './dispatch-starter.service';

/**
 * Issues a document downwards (交办). The answer comes once the dispatch is recorded; its workflow is started at once
 * where Temporal is there, else by the relay when it is back.
 */
@Injectable()
export class IssueDocumentUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly starter: DispatchStarter,
  ) {}

  async do(input: RequestInput): Promise<{ readonly dispatchId: string }> {
    const documentId = input.id();
    const { reading, dispatches } = await this.engine.parts();
    if ((await findParse(reading.pool, documentId)) === null) throw new Refusal('not-found');
    const { caller } = input;
    if (issuingPosts(caller).length === 0) throw new Refusal('forbidden');
    const body = input.body(issueRequest);
    const key = input.idempotency(body);
    const post = this.#post(body, caller);
    const outcome = await dispatches.request(
      dispatchRequest(documentId, body, post),
      { kind: 'person', username: caller.username, name: caller.name, unit: post.unit, post: post.post },
      key,
    );
    if (!outcome.ok) throw refusalOf(outcome.error);
    if (!outcome.replayed) this.starter.start(outcome.dispatchId);
    return { dispatchId: outcome.dispatchId };
  }

  /** The post that may issue to every place named; without one named, the caller's first issuing post. */
  #post({ territories, places }: IssueBody, caller: Caller): HeldPost {
    const named = [...(territories ?? []), ...Object.values(places ?? {}).flat()];
    const paths = named.map((code) => {
      const path = pathOf(this.context.organisation, code);
      if (path === null) throw new Refusal('territory-unknown', { territory: code });
      return path;
    });
    const post = issuingPost(caller, paths);
    if (post === undefined) throw new Refusal('forbidden');
    return post;
  }
}

/** Without places named, an office issues to its own subtree; the region's to the whole document's reach. */
function dispatchRequest(documentId: string, body: IssueBody, post: HeldPost): DispatchRequest {
  const own = isRegion(post) ? null : [post.territory];
  return {
    documentId,
    planYear: body.planYear,
    issuedOn: body.issuedOn,
    approvedBy: body.approvedBy,
    basis: body.basis ?? null,
    territories: body.territories ?? own,
    depth:
      body.depth ?? (levels.indexOf(post.level) > levels.indexOf(defaultDepth) ? post.level : defaultDepth),
    places: body.places ?? {},
    leads: body.leads ?? {},
  };
}
