import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { valueFrom, wanted } from '../state/address.js';
import {
  type ChoiceKey,
  greatestOf,
  type Key,
  type Keys,
  type NumberKey,
  type State,
  type TextKey,
  type Value,
} from '../state/keys.js';

/** Told which key was touched, and its new value. */
export type Change = (name: string, value: Value) => void;

interface ControlsProps {
  readonly keys: Keys;
  /** The key that has something else to show it. */
  readonly except: string | undefined;
  /** The key that a button moves: that it has moved opens nothing. */
  readonly played: string | undefined;
  /** What comes after those that everybody chooses. */
  readonly children: ComponentChildren;
  readonly state: State;
  readonly change: Change;
}

/** What a screen asks for, one control to a key. */
export function Controls({ keys, except, played, state, change, children }: ControlsProps) {
  const all = Object.entries(keys).filter(([name]) => name !== except);
  const behind = [...new Set(all.flatMap(([, key]) => key.behind ?? []))];
  const controls = (where: string | undefined) =>
    all
      .filter(([, key]) => key.behind === where)
      .map(([name, key]) => <Control key={name} name={name} asked={key} state={state} change={change} />);
  const isTouched = (where: string) =>
    all.some(([name, key]) => name !== played && key.behind === where && state[name] !== key.usual);
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="What is asked">
      {controls(undefined)}
      {children}
      {behind.map((where) => (
        <details key={where} open={isTouched(where)}>
          <summary>{where}</summary>
          {controls(where)}
        </details>
      ))}
    </form>
  );
}

interface ControlProps<K extends Key = Key> {
  readonly name: string;
  readonly asked: K;
  readonly state: State;
  readonly change: Change;
}

function Control({ asked, ...props }: ControlProps) {
  switch (asked.kind) {
    case 'number':
      return <Stepper asked={asked} {...props} />;
    case 'choice':
      return <Choice asked={asked} {...props} />;
    case 'text':
      return <Lines asked={asked} {...props} />;
  }
}

function Stepper({ name, asked, state, change }: ControlProps<NumberKey>) {
  const id = useId();
  const { label, hint, least, step, unit, decimals = 0, usual } = asked;
  const greatest = greatestOf(asked, state);
  const today = asked.today?.(state) ?? null;
  const value = (state[name] as number | null) ?? today;
  const text = value === null ? '' : String(value);
  const choose = (next: number | null) => change(name, next === today ? null : next);
  const set = (next: number) => choose(Number(Math.min(greatest, Math.max(least, next)).toFixed(decimals)));
  const [unread, setUnread] = useState<string | null>(null);
  // Not before it is whole: on its way to 84 a number is 8, which would bound those that may not exceed it.
  const typed = (input: HTMLInputElement) => {
    const read = valueFrom({ ...asked, greatest }, input.value.trim());
    setUnread(read === undefined ? input.value : null);
    if (read === undefined) input.value = text;
    else choose(read as number | null);
  };
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="stepper">
        <button type="button" aria-label={`Less: ${label}`} onClick={() => set((value ?? least) - step)}>
          −
        </button>
        <input
          id={id}
          type="text"
          inputMode={decimals === 0 && least >= 0 ? 'numeric' : 'text'}
          value={text}
          aria-describedby={hint === undefined ? `${id}-range` : `${id}-hint ${id}-range`}
          onChange={(event) => typed(event.currentTarget)}
        />
        <button
          type="button"
          aria-label={`More: ${label}`}
          onClick={() => set((value ?? least - step) + step)}
        >
          +
        </button>
        {unit === undefined ? null : <span class="unit">{unit}</span>}
      </div>
      <p class="hint" id={`${id}-range`}>
        {today === null ? '' : `Today ${inUnit(today, unit)}; `}
        {usual === null && today === null ? 'Empty, or ' : ''}
        from {least} to {greatest}
      </p>
      {unread === null ? null : (
        <p class="unread" role="alert">
          “{unread}” is not {wanted({ ...asked, greatest })}.
        </p>
      )}
    </div>
  );
}

/** A number with its unit: a percentage has no space before its sign. */
function inUnit(value: number, unit = ''): string {
  return unit.startsWith('%') ? `${value}${unit}` : `${value} ${unit}`.trim();
}

function Choice({ name, asked, state, change }: ControlProps<ChoiceKey>) {
  const id = useId();
  const { label, hint, options } = asked;
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <select
        id={id}
        value={String(state[name])}
        onChange={(event) => change(name, event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Lines({ name, asked, state, change }: ControlProps<TextKey>) {
  const id = useId();
  const { label, hint, rows, longest } = asked;
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <textarea
        id={id}
        rows={rows}
        maxLength={longest}
        value={String(state[name] ?? '')}
        spellcheck={false}
        onInput={(event) => change(name, event.currentTarget.value)}
      />
    </div>
  );
}
