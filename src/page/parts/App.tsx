import { Component, type ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { screensOf } from '../screens/registry.js';
import { DOORS, type Screen } from '../screens/screen.js';
import { readAddress, type Where, writeAddress } from '../state/address.js';
import { settled, usualOf, type Value } from '../state/keys.js';
import type { Client } from '../worker/client.js';
import { type OwnRegion, type PageData, worldOf } from '../world.js';
import { ScreenView } from './ScreenView.js';

/** The page: a menu, and the screen that the address names. */
export function App({ first, client }: { first: PageData; client: Client }) {
  const [data, setData] = useState(first);
  const world = useMemo(() => worldOf(data), [data]);
  const screens = useMemo(() => screensOf(world), [world]);
  const [where, go] = useState(() => readAddress(location.hash, screens));
  const screen = screens.find(({ id }) => id === where.screen)!;
  const main = useRef<HTMLElement>(null);
  const touched = useRef<string | null>(null);
  const written = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const follow = () => {
      touched.current = null;
      go(readAddress(location.hash, screens));
    };
    addEventListener('popstate', follow);
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('hashchange', follow);
    };
  }, [screens]);

  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${screen.heading} – casesim`;
    if (!isFirst.current) main.current?.focus();
    isFirst.current = false;
  }, [screen]);

  const keep = useCallback(
    (name: string, next: Where) => {
      const address = writeAddress(screen, next.state);
      // One step of history for a control, however often it moves; some browsers refuse a flood of them.
      if (touched.current !== name) history.pushState(null, '', address);
      else {
        if (written.current !== null) clearTimeout(written.current);
        written.current = setTimeout(() => history.replaceState(null, '', address), 400);
      }
      touched.current = name;
      go(next);
    },
    [screen],
  );
  const change = useCallback(
    (name: string, value: Value) => {
      const state = settled(screen.keys, { ...where.state, [name]: value });
      keep(name, { screen: screen.id, state, refused: [] });
    },
    [screen, where, keep],
  );
  const take = useCallback(
    (own: OwnRegion | null) => {
      const next = { ...data, own };
      client.restart(next);
      setData(next);
    },
    [data, client],
  );
  const reset = () => keep('all', { screen: screen.id, state: usualOf(screen.keys), refused: [] });
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the answer
      </button>
      <header>
        <p class="name">casesim</p>
        <Menu screens={screens} shown={screen.id} />
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        <Caught key={screen.id} address={writeAddress(screen, usualOf(screen.keys))}>
          <ScreenView
            screen={screen}
            state={where.state}
            refused={where.refused}
            change={change}
            reset={reset}
            client={client}
            version={world.version}
            given={data}
            take={take}
          />
        </Caught>
      </main>
      <footer>
        <p>
          Cases here are invented. Nothing on this page is a finding. casesim is not connected with HM
          Inspectorate of Probation. Version {world.version}.
        </p>
      </footer>
    </>
  );
}

/** Every screen under whom it is for. */
function Menu({ screens, shown }: { screens: readonly Screen[]; shown: string }) {
  const [isOpen, open] = useState(false);
  return (
    <nav aria-label="Screens">
      <button type="button" class="menu" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        Menu
      </button>
      <div class={isOpen ? 'doors open' : 'doors'}>
        {Object.entries(DOORS).map(([door, label]) => {
          const behind = screens.filter((one) => one.door === door);
          return behind.length === 0 ? null : (
            <div key={door}>
              <p>{label}</p>
              <ul>
                {behind.map(({ id, name }) => (
                  <li key={id}>
                    <a
                      href={`#/${id}`}
                      aria-current={id === shown ? 'page' : undefined}
                      onClick={() => open(false)}
                    >
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </nav>
  );
}

/** A fault in one screen leaves the others standing. */
class Caught extends Component<{ address: string; children: ComponentChildren }, { fault: string | null }> {
  override state = { fault: null };

  static override getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <div class="problems" role="alert">
        <h1>This screen has a fault</h1>
        <p>{fault}</p>
        <p>
          <a href={this.props.address} onClick={() => this.setState({ fault: null })}>
            Start afresh
          </a>
        </p>
      </div>
    );
  }
}
