import { Play, termsOf } from '../testing/play.fixture';

describe('smoke', () => {
  it('plays', () => {
    const play = new Play(termsOf()).until('2023-12-31');
    console.log(play.clock().join('\n'));
    console.log(JSON.stringify(play.state));
    console.log(new Play().schedule('2023-02-20 11:00').join('\n'));
  });
});
