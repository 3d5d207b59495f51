import { Collapse, Tag } from 'antd';
import type { Document, DocumentClause } from '../document-model';
import { comparatorWords } from '../words';

function figure({ comparator, value, unit, kind }: DocumentClause['indicators'][number]): string {
  if (kind === 'relative') return `${comparatorWords[comparator] ?? ''}上年`;
  return `${comparatorWords[comparator] ?? ''}${value ?? ''}${unit ?? ''}`;
}

function Clause({ clause }: { readonly clause: DocumentClause }) {
  const { lead = [], support = [] } = clause.responsible ?? {};
  return (
    <>
      {clause.sentences.map(({ index, text }) => (
        <p key={index} className="basis">
          {text}{' '}
          {clause.indicators
            .filter(({ sentence }) => sentence === index)
            .map((each) => (
              <Tag key={each.text} color="blue">
                {figure(each)}
              </Tag>
            ))}
        </p>
      ))}
      <div style={{ color: '#5b6470' }}>
        {lead.length > 0 ? `牵头：${lead.join('、')} ` : ''}
        {support.length > 0 ? `配合：${support.join('、')} ` : ''}
        {clause.due ? `时限：${clause.due}` : ''}
      </div>
    </>
  );
}

/** Parts, clauses and sentences as they were read, each with its figures, units and day. */
export function DocumentStructure({ document }: { readonly document: Document }) {
  return (
    <>
      {document.sections.map((section, at) => (
        <div key={`${at}${section.numeral ?? ''}`} style={{ marginBottom: 16 }}>
          {section.heading ? (
            <h3>
              {section.numeral ? `${section.numeral} ` : ''}
              {section.heading}
            </h3>
          ) : null}
          <Collapse
            size="small"
            items={section.clauses.map((clause, index) => ({
              key: index,
              label: `${clause.numeral} ${clause.heading ?? clause.sentences[0]?.text ?? ''}`,
              extra: clause.template ? (
                <Tag color="green">模板 {clause.template.tasks} 项</Tag>
              ) : (
                <Tag color="gold">拟办 {clause.proposed.length} 项</Tag>
              ),
              children: <Clause clause={clause} />,
            }))}
          />
        </div>
      ))}
    </>
  );
}
