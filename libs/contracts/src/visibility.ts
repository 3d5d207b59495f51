/** Units of one type within a territory: what a department sees of those below it. */
export interface TypedSubtree {
  readonly type: string;
  /** Codes from the top, `/65/6531/`. */
  readonly path: string;
}

/**
 * What tasks a caller may see, as data: read alike by SQL (lists) and by plain code (one task). Paths are the
 * territory codes from the top, `/65/6531/653122/`, so that a subtree is a prefix. Empty lists: nothing.
 * Source: contract, "May see a task".
 */
export interface Visibility {
  /**
   * Sees the tasks these units lead, support, relay or supervise, those divided from tasks they lead, and, while it is
   * open, whose obstacle they hold or whose objection they decide.
   */
  readonly units: readonly string[];
  /** Sees everything in these subtrees (农办, party committee) but what is sensitive. */
  readonly subtrees: readonly string[];
  /** Sees tasks led by units of the same type in these subtrees. */
  readonly typed: readonly TypedSubtree[];
  /** Sees sensitive tasks too in these subtrees (农办 and 书记). */
  readonly sensitiveSubtrees: readonly string[];
}

/** What of a task decides who may see it. */
export interface TaskTraits {
  readonly unit: string;
  readonly unitType: string;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly path: string;
  readonly sensitive: boolean;
  /** The lead unit of the task it was divided from. */
  readonly parentUnit: string | null;
  /** Who holds its open obstacle. */
  readonly obstacleHeldBy: string | null;
  /** Who decides its open objection, and whose decision that is against: that person never decides it. */
  readonly objection: { readonly reviewer: string; readonly takenBy: string | null } | null;
}
