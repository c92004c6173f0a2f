/** Both pages of the practice platform: light, dark and forced colours, from a phone to a wide screen at 200 %. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1B2430; --muted: #5A6472; --ground: #F4F6F8; --card: #FFFFFF; --line: #D3D9E0;
  --primary: #0B5CAD; --on-primary: #FFFFFF; --control: #7B8794;
  --ok: #17752F; --ok-tint: #E7F5EA; --warn: #8A5300; --warn-tint: #FFF4DB; --error: #BE1E2D; --error-tint: #FDECEE;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #E6EBF1; --muted: #A9B4C0; --ground: #0E131A; --card: #141A21; --line: #2C3642;
    --primary: #6DB3F8; --on-primary: #0E131A; --control: #7C8896;
    --ok: #6CCB7F; --ok-tint: #14281A; --warn: #F0B84A; --warn-tint: #2C230F; --error: #FF8A8F; --error-tint: #31171B;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.6 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
.practice { margin: 0; padding: .5rem 1rem; background: #FFE9A8; color: #5C3B00; text-align: center; }
main { margin: 0 auto; padding: 1.5rem 1rem 3rem; }
main.narrow { max-width: 42rem; }
main.wide { max-width: 76rem; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.3; }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.4; }
p { margin: 0 0 .75rem; }
.muted { color: var(--muted); }
.card { margin: 0 0 1.25rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.card > :last-child { margin-bottom: 0; }
.verdict { border-left: .375rem solid; border-radius: .25rem .5rem .5rem .25rem; }
.verdict.ok { border-left-color: var(--ok); background: var(--ok-tint); }
.verdict.warn { border-left-color: var(--warn); background: var(--warn-tint); }
.verdict.error { border-left-color: var(--error); background: var(--error-tint); }
.ok h2 { color: var(--ok); } .warn h2 { color: var(--warn); } .error h2 { color: var(--error); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1.25rem; margin: 0 0 1rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.figure { font-variant-numeric: tabular-nums; }
.code { font-family: "Cascadia Mono", Consolas, "DejaVu Sans Mono", ui-monospace, monospace; white-space: nowrap; }
.code + .code { margin-left: .875rem; }
.negative { color: var(--error); }
::placeholder { color: var(--muted); opacity: 1; }
label, legend { display: block; padding: 0; font-weight: 600; }
label .muted { font-weight: 400; }
fieldset { margin: 0; padding: 0; border: 0; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); gap: .75rem 1rem; margin-bottom: 1rem; }
input[type=text] {
  width: 100%; min-height: 2.75rem; padding: .375rem .625rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--control); border-radius: .375rem;
}
input[type=text].code { font-family: "Cascadia Mono", Consolas, "DejaVu Sans Mono", ui-monospace, monospace; }
button, .button {
  display: inline-block; flex: none; min-height: 2.75rem; padding: .375rem 1.125rem; font: inherit; line-height: 1.6; white-space: nowrap; cursor: pointer;
  color: var(--on-primary); background: var(--primary); border: 1px solid var(--primary); border-radius: .375rem; text-decoration: none;
}
button.plain { color: var(--primary); background: transparent; }
:is(a, button, input, summary, .scroll):focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
a { color: var(--primary); }
a.button { color: var(--on-primary); }
.scroll { position: relative; overflow-x: auto; margin-bottom: 1rem; }
.scroll:last-child { margin-bottom: 0; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--muted); padding-bottom: .5rem; }
th, td { padding: .5rem 1.5rem .5rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--muted); font-weight: 400; white-space: nowrap; }
.right { text-align: right; }
:is(th, td):last-child { padding-right: 0; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.row input[type=text] { width: auto; flex: 1 1 8rem; min-width: 6rem; }
.decide { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.tag { display: inline-block; padding: 0 .5rem; border: 1px solid; border-radius: 1rem; font-size: .875rem; white-space: nowrap; }
.tag.ok { color: var(--ok); } .tag.warn { color: var(--warn); } .tag.error { color: var(--error); } .tag.off { color: var(--muted); }
.faults { display: grid; gap: .25rem; margin: 0; padding: 0; list-style: none; }
.faults li { display: grid; grid-template-columns: 1fr max-content; gap: .25rem 1rem; align-items: center; padding: .5rem 0; border-top: 1px solid var(--line); }
.faults li:first-child { border-top: 0; }
.faults p { margin: 0; }
.faults .row { flex-wrap: nowrap; }
.faults .row input[type=text] { flex: 0 1 8rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1.25rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } .faults li { grid-template-columns: 1fr; } }
@media (forced-colors: active) { .verdict, .tag { border-color: CanvasText; } }
@media print { .practice { border: 1px solid; } form, .button { display: none; } }
`;
