import type { World } from '../world.js';
import { band, change, margin } from './cases.js';
import { claims } from './claims.js';
import { home } from './home.js';
import { many } from './many.js';
import { one } from './one.js';
import { pair } from './pair.js';
import { figures, own, region } from './region.js';
import type { Screen } from './screen.js';
import { staff } from './staff.js';
import { stop } from './stop.js';
import { study } from './study.js';
import { two } from './two.js';

/** Every screen, in the order of the menu; the first is the one that the page opens with. */
export function screensOf(world: World): readonly Screen[] {
  return [
    ...[home(world), region(world), figures(world), claims(world), own(world)],
    ...[one(), two(), pair(), many(), margin(), change(), band(), stop(), study(world)],
    staff(world),
  ];
}
