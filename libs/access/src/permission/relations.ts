import type { TaskTraits } from '@duban/contracts';
import { reviewerAbove } from '@duban/organisation';
import type { HeldPost } from './caller';
import { isRuralOffice } from './visibility';

/** How a post stands to a task; one post may stand in several ways. */
export type Relation =
  | 'lead'
  | 'lead-on-behalf'
  | 'support'
  | 'support-on-behalf'
  | 'supervisor'
  | 'obstacle-holder'
  | 'obstacle-holder-on-behalf'
  | 'objection-reviewer'
  | 'parent-lead'
  | 'relaying'
  | 'rural-office-above'
  | 'party-above'
  | 'secretary-above'
  | 'same-type-above';

/** A relation, with the village for which a township's 农办 stands in. */
export interface Standing {
  readonly relation: Relation;
  readonly onBehalfOf?: string;
}

/** All relations of a post to a task. */
export function relationsOf(post: HeldPost, task: TaskTraits): readonly Standing[] {
  const found: Standing[] = [];
  const add = (holds: boolean, relation: Relation): void => {
    if (holds) found.push({ relation });
  };
  const above = task.path.startsWith(post.path) && post.unit !== task.unit;
  add(post.unit === task.unit, 'lead');
  add(task.support.includes(post.unit), 'support');
  add(task.supervisor === post.unit, 'supervisor');
  add(task.obstacleHeldBy === post.unit, 'obstacle-holder');
  add(reviewerOf(task) === post.unit, 'objection-reviewer');
  add(task.parentUnit === post.unit, 'parent-lead');
  add(task.relays.includes(post.unit), 'relaying');
  add(above && isRuralOffice(post.unitType), 'rural-office-above');
  add(above && post.unitType === 'party', 'party-above');
  add(above && post.unitType === 'party' && post.post === 'secretary', 'secretary-above');
  add(above && post.visibility.typed.some((each) => each.type === task.unitType), 'same-type-above');
  if (post.ruralOffice && post.level === 'township') {
    if (isVillageOf(post, task.unit)) found.push({ relation: 'lead-on-behalf', onBehalfOf: task.unit });
    for (const unit of task.support) {
      if (isVillageOf(post, unit)) found.push({ relation: 'support-on-behalf', onBehalfOf: unit });
    }
    const holder = task.obstacleHeldBy;
    if (holder !== null && isVillageOf(post, holder)) {
      found.push({ relation: 'obstacle-holder-on-behalf', onBehalfOf: holder });
    }
  }
  return found;
}

/**
 * Who decides the open objection; where none is open, the office that would, so that it hears that nothing waits for it
 * rather than that it may not. Offices above stand in the task's path.
 */
function reviewerOf({ objection, path, supervisor, unit }: TaskTraits): string {
  if (objection !== null) return objection.reviewer;
  const codes = path.split('/').filter((code) => code !== '');
  const offices = {
    ancestors: (place: string) =>
      codes
        .slice(0, Math.max(codes.indexOf(place), 0))
        .map((code) => ({ code }))
        .reverse(),
    ruralOffice: (place: string) => ({ code: `${place}-${place === 'BT' ? 'corps' : 'rural_office'}` }),
  };
  return reviewerAbove(offices, supervisor, [unit]);
}

/** A unit of a village (a Corps company) directly below the post's township: three more digits than the township's code. */
function isVillageOf(post: HeldPost, unit: string): boolean {
  const territory = unit.slice(0, unit.lastIndexOf('-'));
  return territory.length === post.territory.length + 3 && territory.startsWith(post.territory);
}
