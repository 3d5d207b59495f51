import type { Unit } from '@duban/organisation';

/** Units with the posts they have. */
export interface Posts {
  unit: (code: string) => Unit | null;
}

/** Why a post cannot be assigned. */
export interface PostFault {
  readonly code: 'post-unknown' | 'unit-unknown';
  readonly params: { readonly unit: string; readonly post: string };
}

/** The first post that does not exist; null where all do. */
export function postFault(
  organisation: Posts,
  posts: readonly { readonly unit: string; readonly post: string }[],
): PostFault | null {
  for (const { unit, post } of posts) {
    const found = organisation.unit(unit);
    if (found === null) return { code: 'unit-unknown', params: { unit, post } };
    if (!found.posts.some((each) => each === post)) return { code: 'post-unknown', params: { unit, post } };
  }
  return null;
}
