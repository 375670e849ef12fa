import { Component, type ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { screensOf } from '../screens/registry.js';
import { BEHIND, DOORS, type Screen } from '../screens/screen.js';
import { readAddress, type Where, writeAddress } from '../state/address.js';
import { settled, usualOf, type Value } from '../state/keys.js';
import type { Client } from '../worker/client.js';
import { OWN, type OwnRegion, type PageData, worldOf } from '../world.js';
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
      if (touched.current !== name) write('pushState', address);
      else {
        if (written.current !== null) clearTimeout(written.current);
        written.current = setTimeout(() => write('replaceState', address), 400);
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
  const [dropped, setDropped] = useState<string | null>(null);
  useEffect(() => {
    setDropped(null);
    // A browser would leave the page for the file.
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      if (screen.takesRegion !== true) setDropped(event.dataTransfer?.files[0]?.name ?? null);
    };
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', drop);
    };
  }, [screen]);
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
        {dropped === null ? null : (
          <div class="note" role="alert">
            <p>
              {dropped} was not read here. Drop a region of your own on <a href={`#/${OWN}`}>Your region</a>.
            </p>
          </div>
        )}
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
          {screen === screens[0] ? <Doors screens={screens} /> : null}
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

/** Where a browser refuses it the page goes on, and the address stays behind. */
function write(how: 'pushState' | 'replaceState', address: string): void {
  try {
    history[how](null, '', address);
  } catch {
    // A page that is shown inside another may not write to its history.
  }
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

/** The way on from the first screen. */
function Doors({ screens }: { screens: readonly Screen[] }) {
  const others = screens.slice(1);
  const doors = (Object.keys(DOORS) as (keyof typeof DOORS)[]).filter((door) =>
    others.some((one) => one.door === door),
  );
  return (
    <section class="ways">
      {doors.map((door) => (
        <div key={door}>
          <h2>{DOORS[door]}</h2>
          <p>{BEHIND[door]}</p>
          <ul>
            {others
              .filter((one) => one.door === door)
              .map(({ id, name }) => (
                <li key={id}>
                  <a href={`#/${id}`}>{name}</a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
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
