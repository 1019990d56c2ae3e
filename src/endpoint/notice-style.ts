import { inlineHashes, type InlineHashes } from './inline-hashes';

/** The look of the public page, in its head and allowed by its hash: the page asks for nothing else. */
const STYLE = `
:root{--paper:#faf6ee;--sheet:#fffdf8;--ink:#23211c;--soft:#6d675c;--line:#e6dfd1;--over:#a4432a;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#11151d;--sheet:#1a202b;--ink:#f3ece0;--soft:#a29c90;--line:#2b3340;--over:#ff9a7d}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 'PingFang SC',MiSans,'HarmonyOS Sans SC','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif}
html:lang(en) body{font-family:system-ui,sans-serif}
main,footer{max-width:640px;margin:0 auto;padding:0 16px}
h1{font-size:1.375rem;line-height:1.35;margin:24px 0 0}
h2{font-size:1.125rem;margin:0 0 8px}
h3{font-size:1.0625rem;margin:16px 0 4px}
p{margin:0 0 8px}
.soft{color:var(--soft);font-size:.9375rem}
section{background:var(--sheet);border:1px solid var(--line);border-radius:16px;padding:16px;margin:16px 0}
ol,ul{margin:0;padding:0 0 0 1.4em}
li{margin:0 0 6px;overflow-wrap:anywhere}
li .soft{display:inline-block}
.sum{margin:16px 0 0;padding-top:12px;border-top:1px solid var(--line)}
.over{color:var(--over);font-weight:600}
.changed{margin:4px 0 0;overflow-wrap:anywhere}
.links{display:flex;flex-wrap:wrap;gap:0 20px;margin:0 0 8px}
a{color:inherit;display:inline-flex;align-items:center;min-width:48px;min-height:48px;text-underline-offset:3px}
footer{padding-bottom:32px;color:var(--soft);font-size:.9375rem}
.wide,.wide~footer{max-width:1120px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;background:var(--sheet);font-size:.9375rem}
th,td{border:1px solid var(--line);padding:6px 8px;text-align:start;vertical-align:top;overflow-wrap:anywhere;text-wrap:pretty}
thead th,tbody th{font-weight:600}
tbody th{white-space:nowrap}
td ul{list-style:none;padding:0}
td li{margin:0 0 4px}
td .soft{display:block;font-size:inherit}
.top{display:flex;justify-content:space-between;align-items:flex-end;gap:16px;margin-bottom:12px}
.qr{flex:none;width:96px;margin:16px 0 0;text-align:center;font-size:.75rem;line-height:1.3}
.qr svg{display:block;width:96px;height:96px;background:#fff}
.minutes{white-space:nowrap}
@media screen and (max-width:699px){
.scroll{overflow:visible}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tbody tr,tbody th,td{display:block;border:0;background:none}
tbody tr{background:var(--sheet);border:1px solid var(--line);border-radius:16px;padding:16px;margin:0 0 16px}
tbody th,td{padding:0}
tbody th{font-size:1.0625rem}
td{display:grid;grid-template-columns:4.8em minmax(0,1fr);gap:0 8px;padding-top:8px}
.without{display:none}
td[colspan]{display:block}
td{text-wrap:wrap}
td .soft{display:inline-block}
td::before{content:attr(data-label);color:var(--soft)}
}
@media print{
@page{size:A4 landscape;margin:10mm}
:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#333;--line:#555;--over:#000}
body{font-size:10.5pt;line-height:1.4}
.links{display:none}
main,footer,.wide{max-width:none;padding:0}
section{break-inside:avoid;border-radius:0}
table{font-size:9.5pt}
th,td{padding:1.2mm 1.6mm}
tr{break-inside:avoid}
.dense table{font-size:8pt;line-height:1.3}
.dense td,.dense th{padding:.8mm 1.2mm}
h1{margin:0;font-size:15pt}
.top{margin-bottom:3mm}
.qr{width:22mm;margin:0;font-size:7pt}
.qr svg{width:22mm;height:22mm}
footer{padding:2mm 0 0;font-size:8.5pt}
.scroll{overflow:visible}
}
`;

/** The style as it stands in the pages, to the letter: by its hash it is allowed. */
export const NOTICE_STYLE = `<style>${STYLE}</style>`;

export function noticeHashes(): InlineHashes {
  return inlineHashes(NOTICE_STYLE);
}
