import { useState } from 'preact/hooks';
import type { HandleScale } from '../screens/screen.js';
import type { Change } from './Controls.js';
import { useWidth } from './Figure.js';

interface HandlesProps {
  readonly scales: readonly HandleScale[];
  readonly change: Change;
}

/** Cut-offs on the counts that they cut, each a handle that is dragged, or moved by its arrow keys. */
export function Handles({ scales, change }: HandlesProps) {
  return (
    <>
      {scales.map((scale, index) => (
        <Scale key={index} {...scale} change={change} />
      ))}
    </>
  );
}

type ScaleProps = HandleScale & { readonly change: Change };

function Scale({ label, least, greatest, stretches, cuts, change }: ScaleProps) {
  const [dragged, drag] = useState<string | null>(null);
  const { box, width } = useWidth();
  const unit = (width - 2 * SIDE) / (greatest - least);
  const at = (value: number) => SIDE + (value - least) * unit;
  return (
    <figure ref={box}>
      <figcaption>{label}</figcaption>
      <svg width={width} height={86} aria-label={label}>
        <title>{label}</title>
        {stretches.map(({ from, to, says, kind }) => (
          <g key={says} class={kind}>
            <rect x={at(from)} y={33} width={Math.max(0, at(to) - at(from))} height={24} />
            {at(to) - at(from) < 30 + 9 * says.length ? null : (
              <text x={(at(from) + at(to)) / 2} y={51} text-anchor="middle">
                {says}
              </text>
            )}
          </g>
        ))}
        {cuts.map(({ key, name, value, lowest, highest, says, before }, index) => {
          const x = at(value + before);
          const set = (next: number) => change(key, Math.min(highest, Math.max(lowest, Math.round(next))));
          const anchor = x < 90 ? 'start' : x > width - 90 ? 'end' : 'middle';
          return (
            <g
              key={key}
              class="handle"
              role="slider"
              tabindex={0}
              aria-label={name}
              aria-valuemin={lowest}
              aria-valuemax={highest}
              aria-valuenow={value}
              aria-valuetext={says}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag(key);
              }}
              onPointerMove={(event) => {
                const left = event.currentTarget.ownerSVGElement?.getBoundingClientRect().left;
                if (dragged === key && left !== undefined) {
                  set(least + (event.clientX - left - SIDE) / unit - before);
                }
              }}
              onPointerUp={() => drag(null)}
              onPointerCancel={() => drag(null)}
              onKeyDown={(event) => {
                const next = moved(event.key, { value, lowest, highest });
                if (next === null) return;
                event.preventDefault();
                set(next);
              }}
            >
              <rect class="reach" x={x - 22} y={21} width={44} height={48} />
              <path d={`M${x} 28V62`} />
              <circle cx={x} cy={45} r={9} />
              <text x={x} y={index % 2 === 0 ? 82 : 18} text-anchor={anchor}>
                {says}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** As a slider moves by its keys; null for a key that moves nothing. */
function moved(
  key: string,
  { value, lowest, highest }: { readonly value: number; readonly lowest: number; readonly highest: number },
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: lowest - value,
    End: highest - value,
  };
  const step = steps[key];
  return step === undefined ? null : value + step;
}

/** Left and right of the scale, so that a handle at its end is seen whole. */
const SIDE = 24;
