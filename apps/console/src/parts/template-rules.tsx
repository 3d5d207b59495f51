import { Descriptions, Space, Steps, Tag, Typography } from 'antd';
import type { ClockRules } from '../template-model';
import { ruleHints, ruleText, ruleWords, stepWords } from '../template-words';

interface Props {
  readonly rules: Partial<ClockRules>;
  readonly defaults: ClockRules;
}

/** The clock of a template: what it sets itself, and what holds by default. */
export function TemplateRules({ rules, defaults }: Props) {
  const ladder = rules.ladder ?? defaults.ladder;
  const beyond = rules.ladderBeyond ?? defaults.ladderBeyond;
  const names = Object.keys(ruleWords) as (keyof ClockRules)[];
  return (
    <>
      <Typography.Title level={5}>逾期后逐级告知（工作日）</Typography.Title>
      <Steps
        size="small"
        responsive
        current={-1}
        style={{ marginBottom: 8 }}
        items={ladder.map((day, i) => ({
          key: String(i),
          status: 'wait',
          title: `第${day}日`,
          content: stepWords[i] ?? '再上一级',
        }))}
      />
      <p className="lead">再往上，每隔{beyond}个工作日上一步；缺岗或已告知的岗位跳过。</p>
      <Descriptions
        size="small"
        bordered
        column={1}
        style={{ background: '#fff' }}
        items={names.map((name) => ({
          key: name,
          label: ruleWords[name],
          children: (
            <>
              <Space wrap>
                <span>{ruleText(name, rules[name] ?? defaults[name])}</span>
                {rules[name] === undefined ? <Tag>默认</Tag> : <Tag color="blue">本条自定</Tag>}
              </Space>
              <div className="line-basis">{ruleHints[name]}</div>
            </>
          ),
        }))}
      />
    </>
  );
}
