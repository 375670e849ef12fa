import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Chart, renderSvg } from '../../report/chart/registry.js';

/** A chart as wide as what is around it, drawn anew when that changes. */
export function Figure({ chart }: { chart: Chart }) {
  const { box, width } = useWidth();
  return <figure ref={box} dangerouslySetInnerHTML={{ __html: renderSvg(chart, { width }) }} />;
}

/** The width that a figure has for what is drawn in it. */
export function useWidth(): { readonly box: RefObject<HTMLElement | null>; readonly width: number } {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setWidth(fitting(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}

const USUAL = 760;
const fitting = (width: number): number =>
  Math.max(240, Math.min(1100, Math.floor(width === 0 ? USUAL : width)));
