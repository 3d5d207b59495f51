import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import {
  armedFor,
  assign,
  clauseOf,
  documentOf,
  installationOf,
  issueOf,
  rearm,
  taskQueue,
  territoryOf,
  workflowIds,
} from '@duban/workflows';
import type { Client, WorkflowStartOptions } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import type { Instant } from '@duban/calendar';
import type {
  AssignRequest,
  ClauseOfIssue,
  WorkflowIds,
  clause,
  clock,
  digest,
  dispatch,
} from '@duban/workflows';

/** A clock and the instant (business time) of its first wake. */
export interface ClockToStart {
  readonly clockId: string;
  /** For operators, who find it by that; null where whoever starts it does not know. */
  readonly territory: string | null;
  readonly armedFor: Instant;
}

/** A clause of an issued document, and that document. */
export interface ClauseToStart extends ClauseOfIssue {
  readonly documentId: string;
}

/** Whose workflows they are. */
export interface WorkflowsOptions {
  /** The installation's id: prefix of every workflow's id. */
  readonly installation: string;
  /** Business time. */
  readonly now: () => Instant;
  /** Another queue than {@link taskQueue} keeps a rehearsal's or a test's workers apart. */
  readonly taskQueue?: string;
}

type Options = Pick<
  WorkflowStartOptions,
  'taskQueue' | 'workflowId' | 'typedSearchAttributes' | 'startDelay'
>;

/**
 * Starts and signals the workflows of one installation. Starting one that runs changes nothing; the answer says whether
 * it was started now. Errors of the connection are thrown as the client throws them.
 */
export class Workflows {
  readonly installation: string;
  readonly ids: WorkflowIds;
  readonly #now: () => Instant;
  readonly #queue: string;

  constructor(
    readonly client: Client,
    options: WorkflowsOptions,
  ) {
    this.ids = workflowIds(options.installation);
    this.installation = options.installation;
    this.#now = options.now;
    this.#queue = options.taskQueue ?? taskQueue;
  }

  /** Starts a clock with a delay up to its first wake: until then it costs the server a timer and nothing else. */
  startClock(subject: ClockToStart): Promise<boolean> {
    const options = { ...this.#clockOptions(subject), startDelay: this.#delayUntil(subject.armedFor) };
    return started(
      this.client.workflow.start<typeof clock>('clock', { ...options, args: [subject.clockId] }),
    );
  }

  /** Has a clock look again at once, started where it does not run; ends a delayed start. */
  async rearmClock(subject: ClockToStart): Promise<void> {
    await this.client.workflow.signalWithStart<typeof clock>('clock', {
      ...this.#clockOptions(subject),
      args: [subject.clockId],
      signal: rearm,
    });
  }

  startDispatch(dispatchId: string): Promise<boolean> {
    const options = this.#options(this.ids.dispatch(dispatchId), []);
    return started(
      this.client.workflow.start<typeof dispatch>('dispatch', { ...options, args: [dispatchId] }),
    );
  }

  /** Starts a clause that has nothing to assign but standings to compile. */
  startClause(subject: ClauseToStart): Promise<boolean> {
    const options = this.#clauseOptions(subject);
    return started(
      this.client.workflow.start<typeof clause>('clause', { ...options, args: [ofIssue(subject)] }),
    );
  }

  /** Asks a clause to assign its tasks of a dispatch, started where it does not run. */
  async askClause(subject: ClauseToStart, request: AssignRequest): Promise<void> {
    await this.client.workflow.signalWithStart<typeof clause, [AssignRequest]>('clause', {
      ...this.#clauseOptions(subject),
      args: [ofIssue(subject)],
      signal: assign,
      signalArgs: [request],
    });
  }

  /** Has a clause look again when its next period ends. */
  async rearmClause(subject: ClauseToStart): Promise<void> {
    await this.client.workflow.signalWithStart<typeof clause>('clause', {
      ...this.#clauseOptions(subject),
      args: [ofIssue(subject)],
      signal: rearm,
    });
  }

  startDigest(): Promise<boolean> {
    return started(this.client.workflow.start<typeof digest>('digest', this.#options(this.ids.digest, [])));
  }

  /** Has the digest look again when it is due. */
  async rearmDigest(): Promise<void> {
    await this.client.workflow.signalWithStart<typeof digest>('digest', {
      ...this.#options(this.ids.digest, []),
      signal: rearm,
    });
  }

  #clockOptions(subject: ClockToStart): Options {
    const where = subject.territory === null ? [] : [{ key: territoryOf, value: subject.territory }];
    return this.#options(this.ids.clock(subject.clockId), [
      { key: armedFor, value: new Date(subject.armedFor) },
      ...where,
    ]);
  }

  #clauseOptions(subject: ClauseToStart): Options {
    return this.#options(this.ids.clause(subject.issueId, subject.clause), [
      { key: documentOf, value: subject.documentId },
      { key: issueOf, value: subject.issueId },
      { key: clauseOf, value: subject.clause },
    ]);
  }

  #options(workflowId: string, attributes: SearchAttributePair[]): Options {
    return {
      taskQueue: this.#queue,
      workflowId,
      typedSearchAttributes: [{ key: installationOf, value: this.installation }, ...attributes],
    };
  }

  /** Real time up to an instant of business time, ms; both run at the same speed. */
  #delayUntil(instant: Instant): number | undefined {
    const delay = instant - this.#now();
    return delay > 0 ? delay : undefined;
  }
}

function ofIssue({ issueId, clause }: ClauseToStart): ClauseOfIssue {
  return { issueId, clause };
}

async function started(start: Promise<unknown>): Promise<boolean> {
  try {
    await start;
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
