/** Ways to people outside the inbox, what is on its way on them, and who hears what a unit without accounts is told. */
export const deliveriesSql = `
-- A person's way out of the system; the inbox is always there and has no row.
CREATE TABLE channel (
  id         uuid PRIMARY KEY,
  username   text NOT NULL REFERENCES account ON DELETE CASCADE,
  kind       text NOT NULL CHECK (kind IN ('email', 'wecom', 'dingtalk', 'feishu', 'webhook', 'calendar')),
  enabled    boolean NOT NULL,
  digest     boolean NOT NULL,
  urgent     boolean NOT NULL,
  -- address and signing secret, encrypted
  sealed     bytea NOT NULL,
  -- what its owner is shown of the address
  hint       text NOT NULL,
  -- keyed hash of the address: channels that lead to one robot share its limits; a feed is found by its token
  target     bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  tested_at  timestamptz,
  UNIQUE (username, kind)
);
CREATE INDEX channel_target ON channel (target);
-- When a robot may be called again.
CREATE TABLE channel_pace (
  target  bytea PRIMARY KEY,
  next_at timestamptz NOT NULL
);

-- Null: its deliveries are not made yet. What was there before channels were stays in the inbox alone.
ALTER TABLE notification ADD COLUMN fanned_at timestamptz;
UPDATE notification SET fanned_at = created_at;
CREATE INDEX notification_to_fan ON notification (created_at) WHERE fanned_at IS NULL;

CREATE TABLE delivery (
  id              uuid PRIMARY KEY,
  notification_id uuid NOT NULL REFERENCES notification ON DELETE CASCADE,
  channel_id      uuid NOT NULL REFERENCES channel ON DELETE CASCADE,
  kind            text NOT NULL,
  state           text NOT NULL
    CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'dropped', 'carried')),
  attempts        integer NOT NULL DEFAULT 0,
  -- by the database's clock
  next_try        timestamptz NOT NULL DEFAULT now(),
  -- in business time
  not_before      timestamptz NOT NULL,
  lease_until     timestamptz,
  -- set just before the receiver is called, and kept while it may have arrived: a robot is then not called again by itself
  handed_at       timestamptz,
  -- the later digest that carries its lines
  carried_by      uuid,
  error           text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (notification_id, channel_id)
);
CREATE INDEX delivery_waiting ON delivery (next_try) WHERE state = 'waiting';
CREATE INDEX delivery_sending ON delivery (lease_until) WHERE state = 'sending';
CREATE INDEX delivery_state ON delivery (state, kind, updated_at);
CREATE INDEX delivery_channel ON delivery (channel_id, state);
CREATE INDEX delivery_carried ON delivery (carried_by) WHERE carried_by IS NOT NULL;

-- The unit whose people hear it because nobody holds the post; null: the post's holders.
ALTER TABLE notice ADD COLUMN told_unit text;
CREATE INDEX notice_told ON notice (day, told_unit) WHERE told_unit IS NOT NULL;
`;
