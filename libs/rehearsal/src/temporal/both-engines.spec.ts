import { editProposals, plan } from '@duban/planning';
import type { Plan, PlanRequest } from '@duban/planning';
import { parseDocument, sourceFromText } from '@duban/policy';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { scratchDatabase, timeSkippingServer } from '@duban/test-support';
import { templates } from '@duban/workflows/templates';
import { playCore } from '../core-engine';
import { behaviours } from '../rehearse';
import type { Playing, RehearsalReport } from '../types';
import { openStage, playTemporal } from '.';
import type { Piece } from './scratch-record';

/** Clauses with figures, curves, monthly and quarterly reports and days before the issue; enough for every kind of event. */
const clauses: readonly number[] = [15, 26];
const text = templates
  .filter(({ number }) => clauses.includes(number))
  .map(({ numeral, heading, sentences }) => `（${numeral}）${heading}。${sentences.join('')}`)
  .join('\n');
const document = parseDocument(sourceFromText(text));

const organisation = loadOrganisation();
const calendar = loadWorkCalendar();

function planOf(request: PlanRequest): Plan {
  const made = plan(request);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.plan;
}

/** A county's own document, whose proposed tasks somebody edited: one is left, with another day. */
const scheme = parseDocument(
  sourceFromText(`疏勒县2023年农村厕所革命实施方案
一、重点任务
（一）推进改厕。新建农村卫生户厕3000座。（县农业农村局牵头，县卫健委、财政局配合，9月底前完成）
（二）强化污水治理。完成12个村生活污水治理。（牵头单位：县住建局；完成时限：11月底前）
疏勒县人民政府办公室
2023年3月15日`),
);

function editedPiece(playing: Playing): Piece {
  const request = {
    ...{ document: scheme, templates, organisation, calendar, planYear: 2023 },
    issuedOn: '2023-11-20',
  };
  const first = planOf(request);
  const before = first.proposals();
  const [toilets] = before;
  if (toilets === undefined) throw new Error('nothing is proposed');
  const { key, clause, title, kind, lead, support, rhythm, line, scope } = toilets;
  const edit = { key, clause, title, kind, lead, support, rhythm, line, scope, sentences: [1] };
  const edits = editProposals({ organisation, planYear: 2023, matches: first.matches, before }, [
    { ...edit, dueOn: '2023-12-15' },
  ]);
  if (!edits.ok) throw new Error(JSON.stringify(edits.faults));
  const edited = { version: 4, clauses: edits.clauses };
  return { plan: planOf({ ...request, edited }), document: scheme, playing };
}

function pieceOf(playing: Playing): Piece {
  const made = planOf({
    ...{ document, templates, organisation, calendar },
    ...{ planYear: 2023, issuedOn: '2023-11-22', territories: ['650421'], depth: 'county' },
  });
  return { plan: made, document, playing };
}

async function onBoth(piece: Piece): Promise<readonly [core: RehearsalReport, temporal: RehearsalReport]> {
  const core = playCore(piece.plan, piece.playing, () => undefined);
  const database = await scratchDatabase();
  const stage = await openStage({ databaseUrl: database.url, program: await timeSkippingServer() });
  try {
    return [core, await playTemporal(stage, piece, () => undefined)];
  } finally {
    await stage.close();
    await database.drop();
  }
}

/** Each has its own server and database; side by side they wait for each other less. */
const atOnce = 4;

describe('the two engines', () => {
  const all = [1, 2].flatMap((seed) =>
    behaviours.map((behaviour): Playing => ({ behaviour, seed, remindAt: '10:07' })),
  );

  it('give one report for each seed and behaviour, fingerprint, digests, ladder and board', async () => {
    const found: (readonly [RehearsalReport, RehearsalReport])[] = [];
    for (let from = 0; from < all.length; from += atOnce) {
      found.push(
        ...(await Promise.all(all.slice(from, from + atOnce).map((playing) => onBoth(pieceOf(playing))))),
      );
    }
    expect(found.map(([, temporal]) => ({ ...temporal, engine: 'core' }))).toEqual(
      found.map(([core]) => core),
    );
    expect(new Set(found.map(([core]) => core.fingerprint)).size).toBe(all.length);
    expect(found.every(([core]) => core.tasks > 10)).toBe(true);
    expect(found.some(([core]) => core.escalations.length > 3)).toBe(true);
    const obstructed = found.filter(([core]) => core.behaviour === 'obstructed');
    expect(obstructed.every(([core]) => core.obstacles > 0 && core.objections > 0)).toBe(true);
  }, 240_000);

  it('play what somebody made of the proposed tasks', async () => {
    const [core, temporal] = await onBoth(
      editedPiece({ behaviour: 'obstructed', seed: 3, remindAt: '10:07' }),
    );
    expect({ ...temporal, engine: 'core' }).toEqual(core);
    expect(core.tasks).toBe(1);
  }, 120_000);
});
