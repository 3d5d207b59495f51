import { askClausesActivity } from './ask-clauses.activity';
import { assignClauseActivity } from './assign-clause.activity';
import { compileDigestsActivity } from './compile-digests.activity';
import { compileStandingActivity } from './compile-standing.activity';
import { failDispatchActivity } from './fail-dispatch.activity';
import { finishDispatchActivity } from './finish-dispatch.activity';
import { nextDigestActivity } from './next-digest.activity';
import { nextPeriodActivity } from './next-period.activity';
import { prepareDispatchActivity } from './prepare-dispatch.activity';
import { startClocksActivity } from './start-clocks.activity';
import { wakeActivity } from './wake.activity';
import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

export type { Workplace } from './workplace';

/** All activities over one workplace; every one may be run twice. */
export function makeActivities(place: Workplace): Activities {
  return {
    wake: wakeActivity(place),
    prepareDispatch: prepareDispatchActivity(place),
    askClauses: askClausesActivity(place),
    startClocks: startClocksActivity(place),
    finishDispatch: finishDispatchActivity(place),
    failDispatch: failDispatchActivity(place),
    assignClause: assignClauseActivity(place),
    nextPeriod: nextPeriodActivity(place),
    compileStanding: compileStandingActivity(place),
    nextDigest: nextDigestActivity(place),
    compileDigests: compileDigestsActivity(place),
  };
}
