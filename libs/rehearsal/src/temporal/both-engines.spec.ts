import { plan } from '@duban/planning';
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

function pieceOf(playing: Playing): Piece {
  const made = plan({
    ...{ document, templates, organisation, calendar },
    ...{ planYear: 2023, issuedOn: '2023-11-22', territories: ['650421'], depth: 'county' },
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return { plan: made.plan, document, playing };
}

async function onBoth(
  playing: Playing,
): Promise<readonly [core: RehearsalReport, temporal: RehearsalReport]> {
  const piece = pieceOf(playing);
  const core = playCore(piece.plan, playing, () => undefined);
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
      found.push(...(await Promise.all(all.slice(from, from + atOnce).map(onBoth))));
    }
    expect(found.map(([, temporal]) => ({ ...temporal, engine: 'core' }))).toEqual(
      found.map(([core]) => core),
    );
    expect(new Set(found.map(([core]) => core.fingerprint)).size).toBe(all.length);
    expect(found.every(([core]) => core.tasks > 10)).toBe(true);
    expect(found.some(([core]) => core.escalations.length > 3)).toBe(true);
  }, 240_000);
});
