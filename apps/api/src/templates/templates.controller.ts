import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import {
  movePreview,
  noQuery,
  pageQuery,
  partQuery,
  previewQuery,
  template,
  templateBody,
  templateList,
  templatePut,
  templateVersions,
} from '@duban/contracts';
import { newestTemplateRows, templateVersionRows } from '@duban/persistence';
import type { TemplateRow } from '@duban/persistence';
import { defaultRules } from '@duban/planning';
import { Operation } from '../access/operation.decorator';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { partOf } from '../http/part-of';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { ChangeTemplateUseCase } from './change-template.usecase';

const order = 'templates';

/** The clauses' templates: who does what of each sentence, how far down and by when. */
@Controller('templates')
export class TemplatesController {
  constructor(
    private readonly engine: Engine,
    private readonly change: ChangeTemplateUseCase,
  ) {}

  @Get()
  @Operation({ id: 'templates.list', access: 'signed-in', query: pageQuery, answer: templateList })
  async list(@Input() input: RequestInput): Promise<object> {
    const { limit, cursor } = input.query(pageQuery);
    const { reading } = await this.engine.parts();
    const [after = 0] = placeOf(cursor, order, ['number']) ?? [];
    const all = await newestTemplateRows(reading.pool);
    const rest = all.filter((row) => row.clause > Number(after));
    const page = rest.slice(0, limit);
    const last = rest.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map(({ clause, version, body }) => ({
        clause,
        numeral: body.numeral,
        heading: body.heading,
        version,
        sentences: body.sentences.length,
        tasks: body.tasks.length,
      })),
      nextCursor: last === undefined ? null : cursorOf({ order, after: [last.clause] }),
      total: all.length,
      defaults: defaultRules,
    };
  }

  @Get(':clause')
  @Operation({ id: 'templates.read', access: 'signed-in', answer: template })
  async read(@Input() input: RequestInput): Promise<object> {
    const [newest] = await this.#versions(input);
    input.query(noQuery);
    return versionAnswer(newest);
  }

  @Get(':clause/versions')
  @Operation({ id: 'templates.versions', access: 'signed-in', query: partQuery, answer: templateVersions })
  async versions(@Input() input: RequestInput): Promise<object> {
    const all = await this.#versions(input);
    const items = all.map(({ version, created_by, created_at }) => ({
      version,
      createdBy: created_by,
      createdAt: formatInstant(created_at.getTime()),
    }));
    return partOf(items, input.query(partQuery), 'versions');
  }

  /** An earlier version as it was kept: to compare with, and to take back by putting its body again. */
  @Get(':clause/versions/:version')
  @Operation({ id: 'templates.version', access: 'signed-in', answer: template })
  async version(@Input() input: RequestInput): Promise<object> {
    const asked = input.param('version');
    const found = (await this.#versions(input)).find(({ version }) => String(version) === asked);
    if (found === undefined) throw new Refusal('not-found');
    input.query(noQuery);
    return versionAnswer(found);
  }

  @Put(':clause')
  @Operation({
    id: 'templates.put',
    access: 'template-office',
    body: templateBody,
    answer: templatePut,
    versioned: true,
  })
  async put(@Input() input: RequestInput): Promise<object> {
    input.query(noQuery);
    return this.change.put(clauseOf(input), input);
  }

  @Post(':clause/preview')
  @HttpCode(200)
  @Operation({
    id: 'templates.preview',
    access: 'template-office',
    query: previewQuery,
    body: templateBody,
    answer: movePreview,
  })
  preview(@Input() input: RequestInput): Promise<object> {
    return this.change.preview(clauseOf(input), input);
  }

  /** @throws Refusal of 404 where the clause has no template */
  async #versions(input: RequestInput): Promise<readonly [TemplateRow, ...TemplateRow[]]> {
    const clause = clauseOf(input);
    const { reading } = await this.engine.parts();
    const [newest, ...older] = await templateVersionRows(reading.pool, clause);
    if (newest === undefined) throw new Refusal('not-found');
    return [newest, ...older];
  }
}

function versionAnswer({ version, body }: TemplateRow): object {
  const { number, ...rest } = body;
  return { clause: number, ...rest, version };
}

/** @throws Refusal of 404 for what is no clause's number */
function clauseOf(input: RequestInput): number {
  const clause = input.param('clause');
  if (!/^[1-9]\d{0,3}$/u.test(clause)) throw new Refusal('not-found');
  return Number(clause);
}
