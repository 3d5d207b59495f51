/**
 * The first schema. Texts of people's acts stand in `task_event.data`; the task's row is the fold of its events.
 * Times are instants (`timestamptz`); days are Beijing dates (`date`).
 */
export const schema1 = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE installation (
  id              uuid PRIMARY KEY,
  single          boolean NOT NULL DEFAULT true UNIQUE CHECK (single),
  -- added to the machine's clock: business time
  clock_offset_ms bigint NOT NULL DEFAULT 0,
  -- when the demonstration's past stood complete; null: not, or not yet
  demo_at         timestamptz,
  -- the offset under which the workflows' timers run; behind the clock's until all were told that it moved
  timers_offset_ms bigint NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
  username      text PRIMARY KEY,
  name          text NOT NULL,
  password_hash text NOT NULL,
  administrator boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE account_post (
  username text NOT NULL REFERENCES account ON DELETE CASCADE,
  unit     text NOT NULL,
  post     text NOT NULL,
  PRIMARY KEY (username, unit, post)
);
CREATE INDEX account_post_unit ON account_post (unit, post);
-- A sign-in that lasts: its refresh token changes with each use, and a former one that comes back ends it.
CREATE TABLE session (
  id          uuid PRIMARY KEY,
  username    text NOT NULL REFERENCES account ON DELETE CASCADE,
  token_hash  bytea NOT NULL UNIQUE,
  former_hash bytea,
  rotated_at  timestamptz,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX session_username ON session (username);
CREATE INDEX session_former ON session (former_hash);
-- Wrong tries of a name, whether such an account exists or not.
CREATE TABLE sign_in_try (
  username     text PRIMARY KEY,
  failed       integer NOT NULL,
  locked_until timestamptz,
  last_at      timestamptz NOT NULL
);

CREATE TABLE calendar_year (
  year      integer PRIMARY KEY,
  body      jsonb NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE template (
  heading    text NOT NULL,
  clause     integer NOT NULL,
  version    integer NOT NULL,
  body       jsonb NOT NULL,
  created_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clause, version)
);

CREATE TABLE document (
  id          uuid PRIMARY KEY,
  title       text,
  number      text,
  issued_on   date,
  file_name   text NOT NULL,
  sha256      bytea NOT NULL UNIQUE,
  source      text NOT NULL,
  parse       jsonb NOT NULL,
  imported_by text NOT NULL,
  imported_at timestamptz NOT NULL
);

-- An issued document: one plan year of a document.
CREATE TABLE issue (
  id          uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES document,
  plan_year   integer NOT NULL,
  approved_by text NOT NULL,
  basis       text,
  created_at  timestamptz NOT NULL,
  UNIQUE (document_id, plan_year)
);
CREATE TABLE dispatch (
  id           uuid PRIMARY KEY,
  issue_id     uuid NOT NULL REFERENCES issue,
  requested_by jsonb NOT NULL,
  requested_at timestamptz NOT NULL,
  issued_on    date NOT NULL,
  request      jsonb NOT NULL,
  state        text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  -- tasks it adds, and units that owe one of them
  total        integer NOT NULL DEFAULT 0,
  dockets      integer NOT NULL DEFAULT 0,
  held_back    jsonb NOT NULL DEFAULT '[]',
  -- versions of the templates it plans with: [{clause, version}]
  templates    jsonb NOT NULL,
  -- planned in whole: totals, clauses, clocks and dockets stand
  prepared_at  timestamptz,
  error        text,
  finished_at  timestamptz
);
-- one dispatch of an issue at a time
CREATE UNIQUE INDEX dispatch_running ON dispatch (issue_id) WHERE state = 'running';
CREATE INDEX dispatch_issue ON dispatch (issue_id);
CREATE TABLE dispatch_clause (
  dispatch_id uuid NOT NULL REFERENCES dispatch,
  clause      integer NOT NULL,
  total       integer NOT NULL,
  started     integer NOT NULL DEFAULT 0,
  assigned_at timestamptz,
  PRIMARY KEY (dispatch_id, clause)
);
CREATE TABLE issue_clause (
  issue_id         uuid NOT NULL REFERENCES issue,
  clause           integer NOT NULL,
  heading          text NOT NULL,
  sentences        jsonb NOT NULL,
  indicators       jsonb NOT NULL,
  template_clause  integer NOT NULL,
  template_version integer NOT NULL,
  closed_at        timestamptz,
  PRIMARY KEY (issue_id, clause)
);
-- The standing of a clause at a period's end, as its workflow compiled it.
CREATE TABLE clause_standing (
  issue_id    uuid NOT NULL,
  clause      integer NOT NULL,
  period      text NOT NULL,
  body        jsonb NOT NULL,
  compiled_at timestamptz NOT NULL,
  PRIMARY KEY (issue_id, clause, period),
  FOREIGN KEY (issue_id, clause) REFERENCES issue_clause
);
-- What issuing fixed for many tasks at once; a task made by dividing another has its own, without a dispatch.
CREATE TABLE terms (
  id          uuid PRIMARY KEY,
  issue_id    uuid NOT NULL REFERENCES issue,
  dispatch_id uuid REFERENCES dispatch,
  clause      integer NOT NULL,
  key         text NOT NULL,
  title       text NOT NULL,
  kind        text NOT NULL,
  body        jsonb NOT NULL
);
CREATE INDEX terms_dispatch ON terms (dispatch_id);
CREATE INDEX terms_issue_clause ON terms (issue_id, clause);
CREATE INDEX terms_title ON terms USING gin (title gin_trgm_ops);

-- One durable clock a territory of an issued document; a township's clock keeps its villages too.
CREATE TABLE clock (
  id        uuid PRIMARY KEY,
  issue_id  uuid NOT NULL REFERENCES issue,
  territory text NOT NULL,
  -- the instant its workflow is armed for; null: nothing to wait for
  armed_for timestamptz,
  UNIQUE (issue_id, territory)
);
CREATE TABLE docket (
  id         uuid PRIMARY KEY,
  issue_id   uuid NOT NULL REFERENCES issue,
  clock_id   uuid NOT NULL REFERENCES clock,
  unit       text NOT NULL,
  territory  text NOT NULL,
  level      text NOT NULL,
  -- the earliest next_wake of its tasks
  next_wake  timestamptz,
  -- an act's time never precedes it
  last_at    timestamptz,
  updated_at timestamptz NOT NULL,
  UNIQUE (issue_id, unit)
);
CREATE INDEX docket_wake ON docket (clock_id, next_wake) WHERE next_wake IS NOT NULL;
CREATE INDEX docket_unit ON docket (unit);

-- The fold of a task's events; title and kind stand in its terms.
CREATE TABLE task (
  id               uuid PRIMARY KEY,
  docket_id        uuid NOT NULL REFERENCES docket,
  terms_id         uuid NOT NULL REFERENCES terms,
  issue_id         uuid NOT NULL,
  document_id      uuid NOT NULL,
  parent_id        uuid,
  clause           integer NOT NULL,
  key              text NOT NULL,
  sensitive        boolean NOT NULL,
  unit             text NOT NULL,
  unit_type        text NOT NULL,
  support          text[] NOT NULL,
  supervisor       text NOT NULL,
  relays           text[] NOT NULL,
  territory        text NOT NULL,
  -- the codes from the top to the territory, '/65/6531/653122/': a subtree is a prefix
  path             text COLLATE "C" NOT NULL,
  level            text NOT NULL,
  status           text NOT NULL,
  due_on           date NOT NULL,
  due_at           timestamptz NOT NULL,
  original_due_on  date NOT NULL,
  accept_by        date,
  next_report_by   date,
  progress         double precision,
  forecast         text,
  -- the instants from which time alone makes it yellow or worse, and red
  yellow_at        timestamptz,
  red_at           timestamptz,
  -- from when it is overdue, if nobody acts; null: not while it stands as it does
  overdue_at       timestamptz,
  escalation_level integer NOT NULL,
  next_wake        timestamptz,
  -- the last event's seq
  version          integer NOT NULL,
  last_hash        bytea NOT NULL,
  state            jsonb NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL
) WITH (fillfactor = 90);
CREATE INDEX task_docket_wake ON task (docket_id, next_wake);
CREATE INDEX task_unit_due ON task (unit, due_at, id);
CREATE INDEX task_supervisor_due ON task (supervisor, due_at, id);
CREATE INDEX task_path ON task (path);
CREATE INDEX task_due ON task (due_at, id);
CREATE INDEX task_overdue ON task (overdue_at, id) WHERE overdue_at IS NOT NULL;
CREATE INDEX task_waiting ON task (due_at, id) WHERE status IN ('submitted', 'declined');
CREATE INDEX task_updated ON task (updated_at, id);
CREATE INDEX task_clause ON task (issue_id, clause);
CREATE INDEX task_terms ON task (terms_id);
CREATE INDEX task_parent ON task (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX task_support ON task USING gin (support) WHERE support <> '{}';
CREATE INDEX task_relays ON task USING gin (relays) WHERE relays <> '{}';

CREATE TABLE task_event (
  task_id     uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL,
  -- the instant of the act, or the instant at which the clock's event was due
  at          timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor       jsonb NOT NULL,
  data        jsonb NOT NULL,
  hash        bytea NOT NULL,
  PRIMARY KEY (task_id, seq)
);

CREATE TABLE attachment (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  media_type  text NOT NULL,
  size        bigint NOT NULL,
  sha256      bytea NOT NULL,
  content     bytea NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL
);
-- Which tasks an attachment is evidence of: who may see one of them may see it.
CREATE TABLE attachment_use (
  attachment_id uuid NOT NULL REFERENCES attachment,
  task_id       uuid NOT NULL,
  PRIMARY KEY (attachment_id, task_id)
);

-- Clocks that must look again, because an act moved a wake to an earlier instant.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind       text NOT NULL,
  subject    uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  attempts   integer NOT NULL DEFAULT 0,
  next_try   timestamptz NOT NULL DEFAULT now(),
  error      text
);
CREATE INDEX outbox_next ON outbox (next_try);

-- What a post is told in its next digest because of an event; what is urgent becomes a notification at once.
CREATE TABLE notice (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit        text NOT NULL,
  post        text NOT NULL,
  task_id     uuid,
  docket_id   uuid,
  dispatch_id uuid,
  seq         integer,
  -- tasks it speaks of: one, or a docket's share of a dispatch
  count       integer NOT NULL DEFAULT 1,
  kind        text NOT NULL,
  at          timestamptz NOT NULL,
  -- the day whose digests carry it; null: waits for the next
  day         date
);
CREATE UNIQUE INDEX notice_dispatch ON notice (docket_id, dispatch_id, unit, post) WHERE dispatch_id IS NOT NULL;
CREATE INDEX notice_day ON notice (day, unit, post);

-- A day's digests: what waited was claimed for it in the transaction that made the row.
CREATE TABLE digest_day (
  day         date PRIMARY KEY,
  claimed_at  timestamptz NOT NULL,
  finished_at timestamptz
);

-- The inbox: one digest a person a day, and what a person's act made urgent.
CREATE TABLE notification (
  id         uuid PRIMARY KEY,
  username   text NOT NULL REFERENCES account ON DELETE CASCADE,
  kind       text NOT NULL CHECK (kind IN ('digest', 'urgent')),
  -- the digest's day
  day        date,
  -- facts; the words are given when it is read
  lines      jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  read_at    timestamptz
);
CREATE UNIQUE INDEX notification_one_digest ON notification (username, day) WHERE kind = 'digest';
CREATE INDEX notification_inbox ON notification (username, created_at DESC);

CREATE TABLE idempotency (
  account    text NOT NULL,
  route      text NOT NULL,
  key        text NOT NULL,
  body_hash  bytea NOT NULL,
  -- written in the transaction of the effect: a key whose request is in flight has no row yet
  answer     jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account, route, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- What a machine could not do and a person must look at.
CREATE TABLE incident (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL,
  subject     text NOT NULL,
  error       text NOT NULL,
  first_at    timestamptz NOT NULL DEFAULT now(),
  last_at     timestamptz NOT NULL DEFAULT now(),
  times       integer NOT NULL DEFAULT 1,
  resolved_at timestamptz,
  UNIQUE (kind, subject)
);
`;
