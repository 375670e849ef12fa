import type { ComponentChildren } from 'preact';
import type { Pack } from '../../../training/pack.js';
import { renderPage } from '../../render/page.js';
import { originOfPack } from './packText.js';

/** A page about a pack: its code in the title, at its head that it is invented, at its foot where it comes from. */
export function trainingPage(
  pack: Pack,
  { title, style }: { readonly title: string; readonly style: string },
  body: ComponentChildren,
): string {
  return renderPage({
    title: `${title} – pack ${pack.code}`,
    origin: originOfPack(pack),
    banner: pack.notice,
    body: (
      <>
        <style dangerouslySetInnerHTML={{ __html: style }} />
        {body}
      </>
    ),
  });
}
