export { dueTimes } from './due-days';
export type { DueTime } from './due-days';
export { refusalText } from './messages';
export { parseDocument } from './parse-document';
export { sourceFromText } from './source-text';
export { hasClauses, largestFile, readDocument, readDocumentFile } from './readers/read-document-file';
export type { DocumentReading } from './readers/read-document-file';
export type * from './types';
