/**
 * The supervision desk: the board's counts, what changed, proposals, and settings an administrator keeps. A task that
 * is written queues its docket (`task_touched`, by triggers, so that no writer can forget it); folding the queue counts
 * the docket's cells anew, moves the roll-ups above them by the difference, and numbers what changed (`task_change`) in
 * the order in which it was folded, so that a reader of the numbers misses nothing that committed late.
 */
export const supervisionDesk = `
-- Dockets to be counted anew, with the tasks that changed for those who look. No key: writers must not wait for each other.
CREATE TABLE task_touched (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  docket_id uuid NOT NULL,
  tasks     uuid[] NOT NULL
);
CREATE TABLE task_change (
  seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  docket_id uuid NOT NULL,
  -- null: many of the docket's
  task_id   uuid,
  at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX task_change_at ON task_change (at);

-- A unit's tasks of one clause, counted by light as at an instant of business time.
CREATE TABLE board_cell (
  docket_id   uuid NOT NULL,
  clause      integer NOT NULL,
  sensitive   boolean NOT NULL,
  issue_id    uuid NOT NULL,
  unit        text COLLATE "C" NOT NULL,
  unit_type   text NOT NULL,
  territory   text NOT NULL,
  path        text COLLATE "C" NOT NULL,
  level       text NOT NULL,
  total       integer NOT NULL,
  green       integer NOT NULL,
  yellow      integer NOT NULL,
  red         integer NOT NULL,
  blue        integer NOT NULL,
  grey        integer NOT NULL,
  overdue     integer NOT NULL,
  as_of       timestamptz NOT NULL,
  -- the instant from which time alone makes it another count
  next_change timestamptz,
  PRIMARY KEY (docket_id, clause, sensitive)
);
CREATE INDEX board_cell_place ON board_cell (path, unit);
CREATE INDEX board_cell_unit ON board_cell (unit);
CREATE INDEX board_cell_change ON board_cell (next_change) WHERE next_change IS NOT NULL;
-- The cells of a territory and of all below it, summed; moved by differences, in the transaction that writes the cells.
CREATE TABLE board_rollup (
  territory text NOT NULL,
  issue_id  uuid NOT NULL,
  clause    integer NOT NULL,
  level     text NOT NULL,
  unit_type text NOT NULL,
  sensitive boolean NOT NULL,
  -- from the top to the territory
  path      text COLLATE "C" NOT NULL,
  total     integer NOT NULL,
  green     integer NOT NULL,
  yellow    integer NOT NULL,
  red       integer NOT NULL,
  blue      integer NOT NULL,
  grey      integer NOT NULL,
  overdue   integer NOT NULL,
  PRIMARY KEY (territory, issue_id, clause, level, unit_type, sensitive)
);

CREATE FUNCTION task_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO task_touched (docket_id, tasks) SELECT docket_id, array_agg(id) FROM after GROUP BY docket_id;
  RETURN NULL;
END $$;
-- A wake that only moved a later wake changes nothing that anybody sees. A task that changed dockets leaves both to count.
CREATE FUNCTION task_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO task_touched (docket_id, tasks)
  SELECT a.docket_id, array_agg(a.id) FROM after a JOIN before b ON b.id = a.id
  WHERE (a.version, a.docket_id, a.status) IS DISTINCT FROM (b.version, b.docket_id, b.status)
     OR (a.yellow_at, a.red_at, a.overdue_at) IS DISTINCT FROM (b.yellow_at, b.red_at, b.overdue_at)
  GROUP BY a.docket_id;
  INSERT INTO task_touched (docket_id, tasks)
  SELECT DISTINCT b.docket_id, '{}'::uuid[] FROM after a JOIN before b ON b.id = a.id WHERE a.docket_id <> b.docket_id;
  RETURN NULL;
END $$;
CREATE FUNCTION task_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO task_touched (docket_id, tasks) SELECT DISTINCT docket_id, '{}'::uuid[] FROM before;
  RETURN NULL;
END $$;
CREATE TRIGGER task_inserted AFTER INSERT ON task REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION task_inserted();
CREATE TRIGGER task_updated AFTER UPDATE ON task REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION task_updated();
CREATE TRIGGER task_deleted AFTER DELETE ON task REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION task_deleted();
-- What stood before the board did.
INSERT INTO task_touched (docket_id, tasks) SELECT id, '{}' FROM docket;

-- A slip that the engine drafts when the ladder reaches a 农办, for a leader to approve or reject; never sent by itself.
CREATE TABLE proposal (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('notice', 'circular', 'interview')),
  task_id      uuid NOT NULL,
  -- the event that gave the reason
  seq          integer NOT NULL,
  at           timestamptz NOT NULL,
  -- the unit it is for, and the 农办 whose leaders decide
  unit         text NOT NULL,
  decider      text NOT NULL,
  decider_path text COLLATE "C" NOT NULL,
  -- the due day against which it is late
  due_on       date NOT NULL,
  late_days    integer NOT NULL,
  state        text NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'lapsed')),
  reason       text,
  decided_by   jsonb,
  decided_at   timestamptz,
  -- of the slips of its kind that the 农办 issued in the year
  year         integer,
  number       integer,
  -- the facts as they stood when it was approved: what the document says
  document     jsonb,
  UNIQUE (task_id, seq)
);
CREATE INDEX proposal_state ON proposal (state, at DESC, id DESC);
CREATE INDEX proposal_at ON proposal (at DESC, id DESC);
CREATE UNIQUE INDEX proposal_number ON proposal (decider, kind, year, number) WHERE number IS NOT NULL;

-- What an administrator switches, with who did it and when; the row stands in for a default.
CREATE TABLE setting (
  name       text PRIMARY KEY,
  value      jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- What a week's brief asks of the histories.
CREATE INDEX task_event_brief ON task_event (kind, at) WHERE kind IN ('submitted', 'approved', 'returned', 'urged', 'escalated', 'terminated');
`;
