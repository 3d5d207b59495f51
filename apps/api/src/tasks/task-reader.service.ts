import { Injectable } from '@nestjs/common';
import { maySee } from '@duban/access';
import type { Caller } from '@duban/access';
import { findTask } from '@duban/persistence';
import type { FoundTask } from '@duban/persistence';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';

/** Finds a task for a caller, or tells it nothing. */
@Injectable()
export class TaskReader {
  constructor(private readonly engine: Engine) {}

  /** @throws Refusal of 404 for what does not exist and what may not be seen alike */
  async find(id: string, caller: Caller): Promise<FoundTask> {
    const { reading } = await this.engine.parts();
    const found = await findTask(reading, id);
    if (found === null || !maySee(caller.visibility, found.traits)) throw new Refusal('not-found');
    return found;
  }
}
