import { expect, test } from 'vitest';
import { textPart } from '../../../src/report/document/document.js';
import { FORMATS } from '../../../src/report/render/registry.js';
import { render } from '../../../src/report/render/render.js';
import { PAGE } from '../../../src/words/textOptions.js';
import { document } from '../fixture.js';

test.each(FORMATS)('%s lets no control character of a name through', async (format) => {
  const name = 'evil\u001b]0;title\u0007\u202e';
  const said = {
    ...document,
    title: name,
    sentence: name,
    notice: name,
    parts: [textPart(name, [name]), ...document.parts],
  };
  const written = await render(said, format, { ...PAGE, version: '1' });
  for (const control of ['\u001b', '\u0007', '\u202e']) expect(written).not.toContain(control);
});
