import { Injectable } from '@nestjs/common';
import { documentText } from '@duban/contracts';
import { findParse, importDocument, once } from '@duban/persistence';
import { hasClauses, readDocument, refusalText, sourceFromText, parseDocument } from '@duban/policy';
import type { ParsedDocument } from '@duban/policy';
import { createHash } from 'node:crypto';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { unsoundness } from '../http/sound-value';
import { uploadedFile } from '../http/upload';
import { ReadDocumentUseCase } from './read-document.usecase';

/** A document as it came in, read but not kept yet. */
interface ReadIn {
  readonly fileName: string;
  readonly content: Buffer;
  readonly source: string;
  readonly parse: ParsedDocument;
}

/** Takes a policy document in: a file, or a text with its title. The same content is the same document. */
@Injectable()
export class ImportDocumentUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly reads: ReadDocumentUseCase,
  ) {}

  async do(input: RequestInput): Promise<object> {
    const document = input.request.isMultipart() ? await this.#fromFile(input) : this.#fromText(input);
    const content = createHash('sha256').update(document.content).digest('hex');
    const key = input.idempotency({ content, name: document.fileName });
    const { ds, reading } = await this.engine.parts();
    const imported = { ...document, importedBy: input.caller.username, importedAt: this.context.now() };
    const kept = await once(ds, key, async (tx) => (await importDocument(tx, imported)).id);
    if (!kept.ok) throw refusalOf(kept.error);
    // What was imported before stays as it was read then.
    const parse = (await findParse(reading.pool, kept.answer)) ?? document.parse;
    return this.reads.do(kept.answer, parse, input.caller);
  }

  async #fromFile(input: RequestInput): Promise<ReadIn> {
    const { name, bytes } = await uploadedFile(input.request);
    const reading = await readDocument(bytes, name);
    if (!reading.ok) throw unreadable(refusalText(reading.refusal));
    return {
      fileName: name,
      content: bytes,
      source: sourceOf(reading.document),
      parse: sound(reading.document),
    };
  }

  /** The given title counts, whatever the text begins with. */
  #fromText(input: RequestInput): ReadIn {
    const { title, text } = input.body(documentText);
    const parse = parseDocument(sourceFromText(text));
    if (!hasClauses(parse)) throw unreadable(refusalText({ code: 'document-without-clause', params: {} }));
    return {
      fileName: `${title}.txt`,
      content: Buffer.from(`${title}\n${text}`, 'utf8'),
      source: text,
      parse: sound({ ...parse, title }),
    };
  }
}

function unreadable(reason: string): Refusal {
  return new Refusal('document-unreadable', { reason });
}

/** A parse that the database can keep. */
function sound(parse: ParsedDocument): ParsedDocument {
  if (unsoundness(parse) !== null) throw unreadable(refusalText({ code: 'document-binary', params: {} }));
  return parse;
}

/** The text of a file as it was understood, clause by clause. */
function sourceOf({ preamble, sections, closing }: ParsedDocument): string {
  const parts = sections.flatMap((section) => [
    section.heading ?? '',
    section.lead,
    ...section.clauses.flatMap((clause) => [clause.heading ?? '', clause.text]),
  ]);
  return [preamble, ...parts, closing].filter((part) => part !== '').join('\n');
}
