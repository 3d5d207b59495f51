import { corpus } from './test/corpus/policy/case-file';
import { mutations, seeded } from './test/corpus/policy/mutations';
import { parseDocument } from '@duban/policy';
const g = corpus().find(x=>x.name.startsWith(process.argv[2]))!;
for (const mu of mutations) { const d=parseDocument(mu.apply(g.raw, seeded(corpus().indexOf(g)+1))); if (mu.skip?.(g.raw)) continue; console.log(mu.name, d.issuedOn, d.title, d.number, JSON.stringify(d.preamble)); }
