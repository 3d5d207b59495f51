import type { Visibility } from '@duban/contracts';
import type { Level, Post } from '@duban/organisation';

/** A post that a person holds, with what the permission table asks of its unit. */
export interface HeldPost {
  readonly unit: string;
  readonly post: Post;
  readonly unitType: string;
  readonly level: Level;
  readonly territory: string;
  /** Territory codes from the top, `/65/6531/`. */
  readonly path: string;
  /** The unit is the 农办 of its territory (in the Corps `BT-corps` at the top). */
  readonly ruralOffice: boolean;
  /** What this post alone may see. */
  readonly visibility: Visibility;
  /** Whose post it is, where the caller stands in for them (AB 角). */
  readonly deputyOf?: Principal;
}

/** Somebody who has a deputy. */
export interface Principal {
  readonly username: string;
  readonly name: string;
}

/** Who asks: an account with the posts it holds. */
export interface Caller {
  readonly username: string;
  readonly name: string;
  /** Keeps accounts, templates and operations, and sees no task's contents. */
  readonly administrator: boolean;
  /** Signed in with a password that the machine made: it must be changed before anything else. */
  readonly mustChangePassword?: boolean;
  readonly posts: readonly HeldPost[];
  /** What all posts together may see. */
  readonly visibility: Visibility;
}
