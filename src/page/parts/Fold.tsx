import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface FoldProps {
  readonly name: string;
  readonly beside?: string;
  readonly children: ComponentChildren;
}

/** Something that is read on demand, behind its name. */
export function Fold({ name, beside, children }: FoldProps) {
  return (
    <details class="fold">
      <summary>
        {name}
        {beside === undefined ? null : <span class="faint"> ({beside})</span>}
      </summary>
      {children}
    </details>
  );
}

/** Opens all of them, to be read through, searched or printed, and closes them again. */
export function OpenAll() {
  const [areOpen, open] = useState(false);
  const press = () => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>('details.fold')) one.open = !areOpen;
    open(!areOpen);
  };
  return (
    <p class="bar">
      <button type="button" onClick={press}>
        {areOpen ? 'Close' : 'Open'} every table and note
      </button>
    </p>
  );
}
