import { Button, Form, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ClockRules } from '../template-model';
import { ruleHints, ruleWords } from '../template-words';
import { LadderField } from './days-field';

interface Props {
  readonly rules: Partial<ClockRules>;
  readonly defaults: ClockRules;
  readonly onChange: (rules: Partial<ClockRules>) => void;
}

type Numbered = Exclude<keyof ClockRules, 'ladder' | 'remindBefore'>;

const bounds: Record<Numbered, readonly [number, number]> = {
  acceptWithin: [1, 60],
  reviewWithin: [1, 60],
  ladderBeyond: [1, 120],
  yellowWithin: [0, 120],
  yellowBehind: [0, 100],
  redBehind: [0, 100],
  firstPeriodMin: [0, 60],
};
const order = Object.keys(ruleWords) as (keyof ClockRules)[];
const isPoints = (name: Numbered) => name === 'yellowBehind' || name === 'redBehind';

/** Rules that differ from the defaults; what is set to the default counts as not set. */
function differing(rules: Partial<ClockRules>, defaults: ClockRules): Partial<ClockRules> {
  return Object.fromEntries(
    Object.entries(rules).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name as keyof ClockRules]),
    ),
  );
}

/** The clock of a template as fields; each says what holds by default. */
export function TemplateRulesForm({ rules, defaults, onChange }: Props) {
  const set = (next: Partial<ClockRules>) => onChange(differing({ ...rules, ...next }, defaults));
  const field = (name: keyof ClockRules): ReactNode => {
    if (name === 'ladder') {
      return <LadderField value={rules.ladder ?? defaults.ladder} onChange={(ladder) => set({ ladder })} />;
    }
    if (name === 'remindBefore') {
      return (
        <Select
          mode="tags"
          aria-label={ruleWords.remindBefore}
          style={{ maxWidth: 420 }}
          tokenSeparators={[',', '，', '、', ' ']}
          value={(rules.remindBefore ?? defaults.remindBefore).map(String)}
          options={[30, 20, 15, 10, 5, 3, 2, 1, 0].map((day) => ({ value: String(day) }))}
          onChange={(days: string[]) =>
            set({
              remindBefore: [...new Set(days.filter((day) => /^\d{1,3}$/u.test(day)).map(Number))].sort(
                (a, b) => b - a,
              ),
            })
          }
        />
      );
    }
    const [min, max] = bounds[name];
    return (
      <Space>
        <InputNumber
          aria-label={ruleWords[name]}
          min={min}
          max={max}
          precision={0}
          value={rules[name] ?? defaults[name]}
          onChange={(value) => set({ [name]: value ?? defaults[name] })}
        />
        {isPoints(name) ? '个百分点' : '个工作日'}
      </Space>
    );
  };
  return (
    <Form component="div" layout="vertical">
      {order.map((name) => (
        <Form.Item
          key={name}
          label={
            <Space>
              {ruleWords[name]}
              {rules[name] === undefined ? null : (
                <Button size="small" type="link" onClick={() => set({ [name]: defaults[name] })}>
                  恢复默认
                </Button>
              )}
            </Space>
          }
          extra={ruleHints[name]}
        >
          {field(name)}
        </Form.Item>
      ))}
    </Form>
  );
}
