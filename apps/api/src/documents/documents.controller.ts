import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import {
  coverageAnswer,
  dispatchAnswer,
  documentAnswer as documentSchema,
  documentItem,
  documentText,
  issueAnswer,
  issueRequest,
  noQuery,
  pageOf,
  pageQuery,
  planAnswer,
  planQuery,
} from '@duban/contracts';
import { findParse, listDocuments, newestProposals } from '@duban/persistence';
import { coverage } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { Operation } from '../access/operation.decorator';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { ImportDocumentUseCase } from './import-document.usecase';
import { IssueDocumentUseCase } from './issue-document.usecase';
import { newestTemplates } from './newest-templates';
import { PlanDocumentUseCase } from './plan-document.usecase';
import { ReadDocumentUseCase } from './read-document.usecase';

const order = 'documents';

/** Policy documents: in at the door, read, planned, issued. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly engine: Engine,
    private readonly imports: ImportDocumentUseCase,
    private readonly plans: PlanDocumentUseCase,
    private readonly issues: IssueDocumentUseCase,
    private readonly reads: ReadDocumentUseCase,
  ) {}

  @Post('documents')
  @HttpCode(201)
  @Operation({
    id: 'documents.import',
    access: 'issuer',
    body: documentText,
    upload: true,
    status: 201,
    answer: documentSchema,
    changes: true,
    refusals: ['document-unreadable', 'malformed-upload'],
  })
  import(@Input() input: RequestInput): Promise<object> {
    return this.imports.do(input);
  }

  @Get('documents')
  @Operation({ id: 'documents.list', access: 'signed-in', query: pageQuery, answer: pageOf(documentItem) })
  async list(@Input() input: RequestInput): Promise<object> {
    const { limit, cursor } = input.query(pageQuery);
    const { reading } = await this.engine.parts();
    const after = placeOf(cursor, order, ['number', 'string']);
    const { items, more } = await listDocuments(reading.pool, { after, limit });
    const last = more ? items.at(-1) : undefined;
    return {
      items: items.map((row) => ({
        id: row.id,
        title: row.title,
        number: row.number,
        issuedOn: row.issued_on,
        fileName: row.file_name,
        clauses: row.clauses,
        importedBy: row.imported_by,
        importedAt: formatInstant(row.imported_at.getTime()),
        issues: row.issues.map(({ planYear, createdAt }) => ({
          planYear,
          createdAt: formatInstant(Date.parse(createdAt)),
        })),
      })),
      nextCursor:
        last === undefined ? null : cursorOf({ order, after: [last.imported_at.getTime(), last.id] }),
    };
  }

  @Get('documents/:id')
  @Operation({ id: 'documents.read', access: 'signed-in', answer: documentSchema })
  async read(@Input() input: RequestInput): Promise<object> {
    const parse = await this.#parse(input);
    input.query(noQuery);
    return this.reads.do(input.id(), parse, input.caller);
  }

  @Get('documents/:id/coverage')
  @Operation({ id: 'documents.coverage', access: 'signed-in', answer: coverageAnswer })
  async coverage(@Input() input: RequestInput): Promise<object> {
    const parse = await this.#parse(input);
    input.query(noQuery);
    const { reading } = await this.engine.parts();
    const edited = await newestProposals(reading.pool, input.id());
    return coverage(parse, await newestTemplates(reading.pool), edited);
  }

  @Get('documents/:id/plan')
  @Operation({
    id: 'documents.plan',
    access: 'signed-in',
    query: planQuery,
    answer: planAnswer,
    refusals: ['no-calendar', 'territory-unknown'],
  })
  async plan(@Input() input: RequestInput): Promise<object> {
    const parse = await this.#parse(input);
    return this.plans.do(input.id(), parse, input.query(planQuery));
  }

  @Post('documents/:id/issue')
  @HttpCode(202)
  @Operation({
    id: 'documents.issue',
    access: 'signed-in',
    body: issueRequest,
    status: 202,
    answer: issueAnswer,
    changes: true,
    refusals: [
      'forbidden',
      'nothing-new',
      'dispatch-running',
      'no-calendar',
      'invalid-plan',
      'plan-empty',
      'territory-unknown',
    ],
  })
  issue(@Input() input: RequestInput): Promise<object> {
    return this.issues.do(input);
  }

  @Get('dispatches/:id')
  @Operation({ id: 'dispatches.read', access: 'signed-in', answer: dispatchAnswer })
  async dispatch(@Input() input: RequestInput): Promise<object> {
    const { dispatches } = await this.engine.parts();
    const found = await dispatches.get(input.id());
    if (found === null) throw new Refusal('not-found');
    input.query(noQuery);
    const { requestedAt, finishedAt, ...view } = found;
    return {
      ...view,
      requestedAt: formatInstant(requestedAt),
      finishedAt: finishedAt === null ? null : formatInstant(finishedAt),
    };
  }

  /** The document of the path. @throws Refusal of 404 */
  async #parse(input: RequestInput): Promise<ParsedDocument> {
    const id = input.id();
    const { reading } = await this.engine.parts();
    const parse = await findParse(reading.pool, id);
    if (parse === null) throw new Refusal('not-found');
    return parse;
  }
}
