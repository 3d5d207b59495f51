import { callerOf, maySee, pathOf } from '@duban/access';
import type { TaskTraits } from '@duban/contracts';
import { Organisation } from '@duban/organisation';
import type { Post, Territory } from '@duban/organisation';
import { createDataSource, poolOf, Select, visibleParts, visibleSql } from '@duban/persistence';
import { loadOrganisationData } from '@duban/seeds';
import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';

const data = loadOrganisationData();
const byParent = new Map<string, Territory[]>();
for (const territory of data.territories) {
  const siblings = byParent.get(territory.parent ?? '') ?? [];
  siblings.push(territory);
  byParent.set(territory.parent ?? '', siblings);
}

/** A small organisation: at each place a few of those below it, and the Corps beside. */
const organisations = fc.array(fc.nat(), { minLength: 60, maxLength: 60 }).map((choices): Organisation => {
  const territories: Territory[] = [];
  let used = 0;
  const grow = (at: Territory): void => {
    territories.push(at);
    const below = byParent.get(at.code) ?? [];
    for (let i = 0; i < Math.min(2, below.length); i += 1) {
      const choice = choices[used++ % choices.length] ?? 0;
      const child = below[(choice + i) % below.length];
      if (child !== undefined && !territories.includes(child)) grow(child);
    }
  };
  for (const top of byParent.get('') ?? []) grow(top);
  return new Organisation({ ...data, territories });
});

interface Case {
  readonly organisation: Organisation;
  readonly posts: readonly { readonly unit: string; readonly post: Post }[];
  readonly tasks: readonly TaskTraits[];
}

/** Types enough to stand in every relation, and few enough to meet one another. */
const some = new Set(['rural_office', 'party_office', 'party', 'agri', 'police', 'corps', 'corps_agri']);
const weights = { region: 12, prefecture: 6, county: 3, township: 2, village: 1 };

/** A caller with up to three posts, the more likely the higher; tasks of units all over, some of them the caller's. */
const cases = organisations.chain((organisation): fc.Arbitrary<Case> => {
  const units = [...organisation.territories()].flatMap((territory) =>
    organisation.unitsOf(territory.code).filter((unit) => some.has(unit.type)),
  );
  const anyUnit = fc.constantFrom(...units);
  const higher = fc.constantFrom(
    ...units.flatMap((unit) => Array.from({ length: weights[unit.level] }, () => unit)),
  );
  // An officer of a party committee alone sees a subtree without what is sensitive in it.
  const post = higher.chain((unit) =>
    fc.constantFrom<Post>('officer', ...unit.posts).map((held) => ({ unit: unit.code, post: held })),
  );
  return fc.array(post, { maxLength: 3 }).chain((posts) => {
    const own = posts.map((held) => organisation.unit(held.unit)).filter((unit) => unit !== null);
    const someUnit =
      own.length === 0 ? anyUnit : fc.oneof({ weight: 9, arbitrary: anyUnit }, fc.constantFrom(...own));
    const code = someUnit.map((unit) => unit.code);
    const task = fc
      .record({
        unit: someUnit,
        support: fc.array(code, { maxLength: 2 }),
        relays: fc.array(code, { maxLength: 1 }),
        other: fc.option(code, { freq: 2 }),
        sensitive: fc.boolean(),
        parentUnit: fc.option(code, { freq: 2 }),
        obstacleHeldBy: fc.option(code, { freq: 2 }),
        reviewer: fc.option(code, { freq: 2 }),
      })
      .map(({ unit, other, reviewer, ...rest }) => ({
        ...rest,
        objection: reviewer === null ? null : { reviewer, takenBy: null },
        unit: unit.code,
        unitType: unit.type,
        supervisor: other ?? organisation.supervisorOf(unit.code),
        path: pathOf(organisation, unit.territory) ?? '/',
      }));
    return fc.record({
      organisation: fc.constant(organisation),
      posts: fc.constant(posts),
      tasks: fc.array(task, { minLength: 20, maxLength: 40 }),
    });
  });
});

describe('who may see what', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url, { poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });

  it('is the same for the SQL of lists and for one task', async () => {
    let seen = 0;
    let unseen = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ organisation, posts, tasks }) => {
        const account = { username: 'x', name: 'x', administrator: false, posts };
        const { visibility } = callerOf(account, organisation);
        const select = new Select();
        const rows = select.param(JSON.stringify(tasks.map((task, n) => ({ n, ...task }))));
        const parts = visibleParts(select, visibility, 't');
        const found = await select.run<{ part: string; n: number }>(
          poolOf(ds),
          // Each parent is the task of its child's number.
          `WITH given AS (SELECT * FROM jsonb_to_recordset(${rows}) AS r (n int, unit text, "unitType" text,
               support text[], supervisor text, relays text[], path text, sensitive boolean,
               "parentUnit" text, "obstacleHeldBy" text, objection jsonb)),
             task AS (SELECT n AS id, "parentUnit" AS unit FROM given WHERE "parentUnit" IS NOT NULL),
             tasks AS MATERIALIZED (SELECT n, unit, "unitType" AS unit_type, support, supervisor, relays,
               path COLLATE "C" AS path, sensitive, "obstacleHeldBy" AS obstacle_held_by,
               objection ->> 'reviewer' AS objection_reviewer,
               CASE WHEN "parentUnit" IS NOT NULL THEN n END AS parent_id
             FROM given)
           SELECT 'whole' AS part, t.n FROM tasks t WHERE ${visibleSql(select, visibility, 't')}
           ${[...parts.subtrees, parts.beside].map((part) => `UNION ALL SELECT 'part', t.n FROM tasks t WHERE ${part}`).join(' ')}
           ORDER BY 1, 2`,
        );
        const expected = tasks.flatMap((task, n) => (maySee(visibility, task) ? [n] : []));
        seen += expected.length;
        unseen += tasks.length - expected.length;
        const of = (part: string): number[] => found.filter((row) => row.part === part).map((row) => row.n);
        expect(of('whole')).toEqual(expected);
        // Each task once: the parts share none.
        expect(of('part')).toEqual(expected);
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(500);
    expect(unseen).toBeGreaterThan(500);
  });
});
