/** Style of the page: one column, quiet, fit for print, light and dark as the reader has it. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --soft: #566070; --line: #d9dee6; --sheet: #fff;
  --back: #f5f7fa; --accent: #1f5fbf; --critical: #a3123a; --high: #b8431a; --medium: #8a6100;
  --low: #35628f; --good: #1f7a3d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a2abba; --line: #39414e;
  --sheet: #1b2029; --back: #12161c; --accent: #82b1ff; --critical: #ff8fa8; --high: #ffab87;
  --medium: #f0c75e; --low: #9cc4ee; --good: #7fd39a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; margin: 0; } h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .35rem; } h4 { font-size: .95rem; margin: 1rem 0 .25rem; }
p { margin: .35rem 0; } a { color: var(--accent); }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px;
  padding: 1rem 1.25rem; margin: .75rem 0; }
.head { display: flex; gap: 1.5rem; align-items: center; flex-wrap: wrap; }
.head > div:last-child { flex: 1 1 20rem; min-width: 0; }
.soft { color: var(--soft); } .small { font-size: .875rem; }
.gauge { width: 8rem; height: 8rem; flex: none; }
.gauge text { fill: var(--ink); text-anchor: middle; }
.gauge .track { stroke: var(--line); } .gauge .value { stroke: var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
.scroll { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { display: block; width: 8rem; height: .6rem; background: var(--line); border-radius: 3px; overflow: hidden; }
.bar > span { display: block; height: 100%; background: var(--accent); }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem;
  overflow-x: auto; margin: .5rem 0; }
pre mark { background: none; color: inherit; font-weight: 700; border-left: 3px solid var(--accent);
  margin-left: -.8rem; padding-left: calc(.8rem - 3px); display: block; width: max-content; min-width: 100%; }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 .4rem;
  font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); }
.low { color: var(--low); } .good { color: var(--good); } .open { color: var(--soft); }
ul, ol { margin: .35rem 0; padding-left: 1.25rem; } li { margin: .2rem 0; }
details { margin: .5rem 0; } summary { cursor: pointer; }
nav ul { columns: 2; padding-left: 1.1rem; }
@media (max-width: 40rem) { nav ul { columns: 1; } }
@media print { body { background: #fff; font-size: 11pt; } main { max-width: none; padding: 0; }
  .sheet { break-inside: avoid; border-color: #bbb; } h2, h3 { break-after: avoid; } nav { display: none; }
  pre { white-space: pre-wrap; } }
`;
