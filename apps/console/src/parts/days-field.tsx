import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Space } from 'antd';
import { stepWords } from '../template-words';

interface Props {
  readonly value: readonly number[];
  readonly onChange: (days: number[]) => void;
}

/** The steps of the ladder: after how many working days whom. */
export function LadderField({ value, onChange }: Props) {
  return (
    <Space orientation="vertical" size={6}>
      {value.map((day, i) => (
        <Space key={stepWords[i] ?? `step-${i}`} wrap>
          <span style={{ display: 'inline-block', width: 130 }}>{stepWords[i] ?? '再上一级'}</span>
          <span>第</span>
          <InputNumber
            aria-label={`第${i + 1}步`}
            min={1}
            max={365}
            precision={0}
            value={day}
            style={{ width: 76 }}
            onChange={(next) => onChange(value.map((each, at) => (at === i ? (next ?? each) : each)))}
          />
          <span>个工作日</span>
          {i === value.length - 1 && value.length > 1 ? (
            <Button
              type="text"
              aria-label="去掉这一步"
              icon={<MinusCircleOutlined />}
              onClick={() => onChange(value.slice(0, -1))}
            />
          ) : null}
        </Space>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={value.length >= 12}
        onClick={() => onChange([...value, (value.at(-1) ?? 0) + 10])}
      >
        加一步
      </Button>
    </Space>
  );
}
