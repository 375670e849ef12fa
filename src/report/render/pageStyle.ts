import { BLUE, INK, PAPER, QUIET } from '../chart/svg/palette.js';

/**
 * The look of every page, on the screen and on paper: the type sizes, spacing, colours and focus state of the
 * GOV.UK Design System, in Arial, without its crown, logotype or font, which only government services may use.
 */
export const PAGE_STYLE = `
:root { color: ${INK}; background: ${PAPER}; font: 19px/1.32 Arial, Helvetica, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; }
main, header, footer { max-width: 960px; margin: 0 auto; padding: 0 24px; }
main { padding-top: 32px; padding-bottom: 48px; }
h1 { font-size: 36px; line-height: 1.12; margin: 0 0 24px; }
h2 { font-size: 27px; line-height: 1.2; margin: 40px 0 12px; }
h3 { font-size: 21px; margin: 28px 0 8px; }
p, ul, ol, dl { margin: 0 0 16px; max-width: 42em; }
ul { padding-left: 24px; }
ol { padding-left: 36px; }
li { margin-bottom: 6px; }
a { color: ${BLUE}; }
a:focus { outline: 3px solid transparent; background: #ffdd00; color: ${INK}; box-shadow: 0 -2px #ffdd00, 0 4px ${INK}; }
.lead { font-size: 24px; line-height: 1.25; }
.quiet { color: ${QUIET}; font-size: 16px; margin-top: 8px; margin-bottom: 0; }
.banner { border-left: 10px solid #b1b4b6; padding: 12px 16px; margin-top: 16px; font-weight: bold; }
.skip { position: absolute; left: -9999px; }
.skip:focus { position: static; display: block; padding: 8px 24px; }
.scroll { overflow-x: auto; margin: 0 0 24px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 21px; padding-bottom: 8px; }
th, td { text-align: left; vertical-align: top; padding: 8px 20px 8px 0; border-bottom: 1px solid #b1b4b6; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 2px solid ${INK}; }
.many th, .many td { font-size: 15px; padding: 6px 8px 6px 0; }
.number { text-align: right; }
dl { display: grid; grid-template-columns: minmax(10em, max-content) 1fr; gap: 6px 24px; }
dt { font-weight: bold; }
dd { margin: 0; }
figure { margin: 24px 0 24px -20px; }
figure svg { max-width: 100%; height: auto; }
figure.slim { display: none; margin-left: -16px; margin-right: -16px; }
@media screen and (max-width: 640px) {
  figure.broad { display: none; }
  figure.slim { display: block; }
}
pre { font: 16px/1.3 "Courier New", monospace; white-space: pre-wrap; }
.faint { font-weight: normal; color: ${QUIET}; }
.aside { display: block; color: ${QUIET}; }
.entry { margin: 0 0 22px; }
.sheet .entry h3, .entry h2 { font-size: 19px; margin: 24px 0 4px; }
.ruled td, .ruled th { padding: 6px 8px; }
.ruled .number { border: 1px solid #b1b4b6; }
.ruled .under { padding-left: 24px; }
.ruled .blank { border: 1px solid ${INK}; min-width: 3em; height: 2.1em; }
.ruled .middle { background: #b1b4b6; }
.ruled .dark { background: ${INK}; color: ${PAPER}; }
.sheet { break-after: page; }
.sheet:last-child { break-after: auto; }
footer { border-top: 1px solid #b1b4b6; color: ${QUIET}; font-size: 16px; padding-top: 12px; padding-bottom: 32px; }
@media print {
  @page { size: A4; margin: 14mm 13mm 14mm; }
  :root { font-size: 10pt; line-height: 1.22; }
  h1 { font-size: 15pt; margin-bottom: 6pt; }
  h2 { font-size: 12.5pt; margin: 12pt 0 4pt; }
  h3, caption { font-size: 11pt; margin: 8pt 0 3pt; }
  .lead { font-size: 12pt; }
  .quiet, footer { font-size: 9pt; }
  p, ul, ol, dl { margin-bottom: 5pt; max-width: none; }
  li { margin-bottom: 2pt; }
  dl { display: block; columns: 2; column-gap: 14pt; }
  dt, dd { display: inline; }
  dd::after { content: "\\A"; white-space: pre; }
  dt::after { content: ": "; }
  .banner { border-left-width: 3pt; padding: 2pt 6pt; margin: 0 0 6pt; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  main { padding-top: 0; padding-bottom: 6pt; }
  footer { padding: 4pt 0 0; }
  table { font-size: 9.5pt; }
  th, td { padding: 3pt 9pt 3pt 0; }
  .many th, .many td { font-size: 8.5pt; padding: 3pt 5pt 3pt 0; }
  .ruled td, .ruled th { padding: 2pt 4pt; }
  .ruled .blank { height: 1.7em; min-width: 2.2em; }
  .skip { display: none; }
  h2, h3, caption, thead { break-after: avoid; }
  tr, figure, li { break-inside: avoid; }
  p { orphans: 2; widows: 2; }
  .group { break-after: avoid; }
  .entry { margin-bottom: 4pt; }
  .sheet .entry h3, .entry h2 { font-size: 10pt; margin: 0 4pt 0 0; }
  .entry :is(h2, h3, section, p:first-of-type) { display: inline; }
  .entry p { margin-bottom: 1pt; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; margin-bottom: 8pt; }
  a { color: inherit; }
}
`;

/** The margins of every printed page: the banner above; below, where it comes from and the page number. */
export function printedMargins(origin: string, banner?: string): string {
  const small = `font: 9pt Arial, Helvetica, sans-serif; color: ${QUIET};`;
  return `
@page {
  ${banner === undefined ? '' : `@top-left { content: ${cssString(banner)}; ${small} font-weight: bold; }`}
  @bottom-left { content: ${cssString(origin)}; ${small} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); ${small} }
}
`;
}

/** A CSS string in which nothing can end the string or the style element. */
function cssString(text: string): string {
  const safe = Array.from(text.normalize('NFC'), (character) =>
    /[\w .,:;()·–-]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}
