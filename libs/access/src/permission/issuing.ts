import type { Caller, HeldPost } from './caller';

/** The posts that may import documents and issue them: head or deputy of a level's 农办 or 督查室. */
export function issuingPosts(caller: Caller): readonly HeldPost[] {
  return caller.posts.filter(
    (post) => (post.ruralOffice || post.unitType === 'party_office') && post.post !== 'officer',
  );
}

/** Whether the caller keeps the templates: a post of the region's 农办. Source: contract, "templates: the region's 农办". */
export function isTemplateOffice(caller: Caller): boolean {
  return templatePost(caller) !== undefined;
}

/** The post in which templates are changed. */
export function templatePost(caller: Caller): HeldPost | undefined {
  return caller.posts.find((post) => post.ruralOffice && isRegion(post));
}

/**
 * The post that may issue to all of these territories (paths from the top), downwards only: they lie in its own
 * subtree. The region's offices also issue to the Corps, whose duties stand in the same document.
 */
export function issuingPost(caller: Caller, paths: readonly string[]): HeldPost | undefined {
  return issuingPosts(caller).find((post) =>
    paths.every((path) => isRegion(post) || path.startsWith(post.path)),
  );
}

/** Whether the post is one of the whole region's. */
export function isRegion(post: HeldPost): boolean {
  return post.level === 'region' && !post.territory.startsWith('BT');
}
