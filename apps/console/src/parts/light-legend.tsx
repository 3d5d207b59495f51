import { pressing } from '../board-model';
import { Light } from './light';

const meanings = '格中为最急一档的灯及其项数';

/** What the signs stand for. */
export function LightLegend() {
  return (
    <div className="legend">
      {pressing.map((light) => (
        <Light key={light} light={light} />
      ))}
      <span>{meanings}</span>
    </div>
  );
}
