import { Controller, Get, Res } from '@nestjs/common';
import { dayOf } from '@duban/calendar';
import { exportQuery, noQuery } from '@duban/contracts';
import { slipDocument, workbook } from '@duban/papers';
import type { CellValue, SlipFacts } from '@duban/papers';
import { documentName, listProposals, listTasks } from '@duban/persistence';
import type { FoundTask, TaskFilters, TaskOrder, TaskPlace } from '@duban/persistence';
import type { Caller } from '@duban/access';
import { FastifyReply } from 'fastify';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { fileAnswer, mediaTypes } from '../http/file-answer';
import { Input } from '../http/input.decorator';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { slipFacts, slipFile } from '../proposals/slip-facts.text';
import { TaskListUseCase } from '../tasks/task-list.usecase';
import { TaskReader } from '../tasks/task-reader.service';
import { sheetColumns, sheetName, sheetRow } from './task-sheet.text';

/** Rows read at once: an export of any size holds one such batch. */
const batch = 500;
/** Exports under way in this process; each keeps a reader busy for as long as its caller takes. */
const mostAtOnce = 4;

/** What leaves as a file: lists as workbooks, a task's slip as an official document. */
@Controller()
export class ExportsController {
  #underWay = 0;

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly tasks: TaskReader,
    private readonly lists: TaskListUseCase,
  ) {}

  @Get('exports/tasks.xlsx')
  @Operation({
    id: 'exports.tasks',
    access: 'signed-in',
    query: exportQuery,
    answer: 'file',
    refusals: ['too-many-requests'],
  })
  list(@Input() input: RequestInput, @Res({ passthrough: true }) reply: FastifyReply): object {
    const { sort, ...narrowing } = input.query(exportQuery);
    const filters = this.lists.filters(narrowing, input.caller);
    if (this.#underWay >= mostAtOnce) throw new Refusal('too-many-requests');
    this.#underWay += 1;
    const book = workbook(sheetName, sheetColumns, this.#rows(input.caller, filters, sort));
    book.once('close', () => {
      this.#underWay -= 1;
    });
    const name = `${sheetName}-${dayOf(this.context.now())}.xlsx`;
    return fileAnswer(reply, book, { type: mediaTypes.xlsx, name });
  }

  /** The 督办通知单 of a task: the one issued last, or what would stand in it now. */
  @Get('tasks/:id/notice.docx')
  @Operation({ id: 'tasks.notice', access: 'signed-in', answer: 'file' })
  async notice(
    @Input() input: RequestInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { row, issued } = await this.tasks.find(input.id(), input.caller);
    input.query(noQuery);
    const facts = (await this.#issued(row.id, input.caller)) ?? (await this.#draft(row, issued));
    const name = slipFile(facts);
    return fileAnswer(reply, await slipDocument(facts), { type: mediaTypes.docx, name });
  }

  async *#rows(
    caller: Caller,
    filters: TaskFilters,
    order: TaskOrder,
  ): AsyncGenerator<readonly (readonly CellValue[])[]> {
    const { organisation } = this.context;
    const viewer = { visibility: caller.visibility, now: this.context.now() };
    let after: TaskPlace | undefined;
    do {
      const { reading } = await this.engine.parts();
      const page = await listTasks(reading, viewer, filters, { order, after, limit: batch });
      yield page.items.map((task) => sheetRow(task, organisation));
      after = page.next ?? undefined;
    } while (after !== undefined);
  }

  async #issued(taskId: string, caller: Caller): Promise<SlipFacts | null> {
    const { reading } = await this.engine.parts();
    const viewer = { visibility: caller.visibility, now: this.context.now(), offices: [], beside: [] };
    const filters = { task: [taskId], kind: ['notice'], state: ['approved'] } as const;
    const [latest] = (await listProposals(reading.pool, viewer, filters, { limit: 1 })).items;
    return latest === undefined ? null : (latest.document as SlipFacts);
  }

  async #draft({ state, supervisor }: FoundTask['row'], issued: FoundTask['issued']): Promise<SlipFacts> {
    const { reading, world } = await this.engine.parts();
    const document = await documentName(reading.pool, issued.documentId);
    const head = { kind: 'notice', office: supervisor, number: null, instruction: null } as const;
    const subject = { state, issued, document };
    return slipFacts(subject, { ...head, now: this.context.now() }, this.context.organisation, world.world);
  }
}
