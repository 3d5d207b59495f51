import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import { actBodies, notification, notificationQuery, pageOf } from '@duban/contracts';
import {
  basisText,
  digestTitle,
  documentName,
  groupedLines,
  isHeaded,
  lineText,
  urgentTitle,
} from '@duban/notice';
import type { Wording } from '@duban/notice';
import { documentNames, listNotifications, readAllNotifications, readNotification } from '@duban/persistence';
import type { NotificationRow } from '@duban/persistence';
import { z } from 'zod';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';

const order = 'notifications';
const readAllAnswer = z.object({ read: z.int() });

/** A person's inbox: one digest a day, and what somebody made urgent. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  @Get()
  @Operation({
    id: 'notifications.list',
    access: 'signed-in',
    query: notificationQuery,
    answer: pageOf(notification),
  })
  async list(@Input() input: RequestInput): Promise<object> {
    const { unread, limit, cursor } = input.query(notificationQuery);
    const { reading } = await this.engine.parts();
    const after = placeOf(cursor, order, ['number', 'string']);
    const { items, more } = await listNotifications(reading.pool, input.caller.username, {
      unread,
      after,
      limit,
    });
    const last = more ? items.at(-1) : undefined;
    const names = await this.#names();
    return {
      items: items.map((row) => answerOf(row, names)),
      nextCursor:
        last === undefined ? null : cursorOf({ order, after: [last.created_at.getTime(), last.id] }),
    };
  }

  @Post('read-all')
  @HttpCode(200)
  @Operation({
    id: 'notifications.readAll',
    access: 'signed-in',
    body: actBodies.accept,
    answer: readAllAnswer,
    changes: true,
  })
  async readAll(@Input() input: RequestInput): Promise<object> {
    input.body(actBodies.accept);
    const { reading } = await this.engine.parts();
    const read = await readAllNotifications(
      reading.pool,
      input.caller.username,
      new Date(this.context.now()),
    );
    return { read };
  }

  @Post(':id/read')
  @HttpCode(200)
  @Operation({
    id: 'notifications.read',
    access: 'signed-in',
    body: actBodies.accept,
    answer: notification,
    changes: true,
  })
  async read(@Input() input: RequestInput): Promise<object> {
    const id = input.id();
    const { reading } = await this.engine.parts();
    const at = new Date(this.context.now());
    const row = await readNotification(reading.pool, input.caller.username, { id, at });
    if (row === null) throw new Refusal('not-found');
    input.body(actBodies.accept);
    return answerOf(row, await this.#names());
  }

  async #names(): Promise<Names> {
    const { reading } = await this.engine.parts();
    const documents = await documentNames(reading.pool);
    return {
      nameOf: (unit) => this.context.organisation.unit(unit)?.name ?? unit,
      documentOf: (id) => documentName(documents.get(id)),
    };
  }
}

type Names = Pick<Wording, 'documentOf' | 'nameOf'>;

/** Lines by what they ask, the most urgent first; each with the page where one acts and the sentence it rests on. */
function answerOf(row: NotificationRow, { nameOf, documentOf }: Names): object {
  const { id, kind, day, lines, created_at: createdAt, read_at: readAt } = row;
  const headed = isHeaded(lines);
  return {
    id,
    kind,
    day,
    title: kind === 'digest' ? digestTitle(day ?? '', lines) : urgentTitle(lines[0]),
    lines: groupedLines(lines).flatMap(({ group, lines: found }) =>
      found.map((line) => ({
        text: lineText(line, nameOf, headed(line)),
        kind: line.kind,
        group: group.key,
        groupTitle: group.title,
        count: line.count,
        taskId: line.taskId,
        docketId: line.docketId,
        unit: line.unit,
        unitName: nameOf(line.unit),
        post: line.post,
        standIn: line.standIn === true,
        basis: basisText(line.basis ?? null, documentOf),
        at: formatInstant(line.at),
      })),
    ),
    createdAt: formatInstant(createdAt.getTime()),
    readAt: readAt === null ? null : formatInstant(readAt.getTime()),
  };
}
