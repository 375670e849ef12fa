import { expect, test } from 'vitest';
import { tablePart, textPart } from '../../../src/report/document/document.js';
import { visibleDocument } from '../../../src/report/document/visible.js';
import { bullet } from '../../../src/report/document/words.js';
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

test('keeps a name on one line wherever it is said', () => {
  const shown = visibleDocument({
    command: 'inspect',
    title: 'One\nname',
    sentence: 'About one\nname.',
    parts: [
      tablePart({
        title: 'T\nT',
        columns: [{ key: 'a', heading: 'A', value: () => 'one\nname' }],
        rows: [1],
      }),
      textPart('Head\ning', ['About\n- a name', bullet('About\n\n1. a name')]),
    ],
    data: {},
  });
  expect(shown).toMatchObject({
    title: 'One name',
    sentence: 'About one name.',
    parts: [
      { cells: { title: 'T T', shown: [['one name']], values: [['one\nname']] } },
      { heading: 'Head ing', lines: ['About - a name', { bullet: 'About 1. a name' }] },
    ],
  });
});
