/** The report's style: the tokens that it needs, light and dark; no font is fetched. */
export const style = `
:root{--ground:#f5f7f2;--sheet:#fff;--sunk:#ebefe7;--line:#dbe1d7;--rule:#e3a18f;--text:#1a2229;--text-2:#3d4850;--text-3:#59655f;--act:#243a70;--done:#1f6b58;--wait:#875a00;--stop:#ad2f1b;--chart-1:#304c8c;--chart-2:#1f6b58;--chart-3:#b07a12;--chart-4:#763a68;--chosen:#f0f3fa}
@media screen and (prefers-color-scheme:dark){:root{--ground:#10151c;--sheet:#171e27;--sunk:#1f2832;--line:#2b3540;--rule:#7d4438;--text:#e8ece7;--text-2:#c3cbc8;--text-3:#9ba8a5;--act:#a9bdf0;--done:#7fcab1;--wait:#e9b95a;--stop:#f0907a;--chart-1:#8aa5e6;--chart-2:#7fcab1;--chart-3:#e9b95a;--chart-4:#d59bc7;--chosen:#1f2a40}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:14px/22px "Be Vietnam Pro","Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1180px;margin:0 auto;background:var(--sheet);padding:32px 32px 64px 0;min-height:100vh;border-top:4px solid var(--act)}
section,header{display:grid;grid-template-columns:184px minmax(0,1fr);margin:0 0 40px}
section>h2,header>.margin{margin:0;padding:0 16px 0 24px;text-align:right;font-size:14px;line-height:22px;font-weight:600}
header>.margin{font-weight:400;color:var(--text-3);font-size:12.5px}
.matter{border-left:3px double var(--rule);padding-left:22px;min-width:0}
h1{font-size:24px;line-height:34px;font-weight:600;margin:0 0 8px}
h3{font-size:14px;line-height:22px;font-weight:600;margin:24px 0 4px}
p{margin:0 0 12px;max-width:78ch}.note{color:var(--text-3);font-size:12.5px;line-height:20px}
dl{display:flex;flex-wrap:wrap;gap:12px 40px;margin:16px 0}dt{color:var(--text-3);font-size:12.5px;line-height:20px}dd{margin:0;font-size:22px;line-height:30px;font-weight:600}dd small{display:block;font-size:12.5px;line-height:20px;font-weight:400;color:var(--text-2)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}th{font-weight:400;font-size:12.5px;color:var(--text-3);text-align:left}th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;white-space:nowrap}td.v{font-family:"IBM Plex Mono",ui-monospace,monospace;font-size:13px;overflow-wrap:anywhere;min-width:90px}td.v+td:not(.v){min-width:120px}tr.group td{border-bottom-color:var(--text-3);font-weight:600;padding-top:14px}tr.sum td{font-weight:600}
.bar{width:200px;height:14px;display:block}.bar line{stroke:var(--text-3)}.step{width:100%;min-width:200px;height:16px;display:block}
.plus{fill:var(--chart-2)}.minus{fill:var(--chart-3)}.prior{fill:var(--text-3)}.sum{fill:var(--chart-1)}
.threshold{stroke:var(--stop);stroke-dasharray:4 3}
.chart{width:100%;height:auto;display:block;max-width:760px}.chart text{font-size:11.5px;fill:var(--text-2)}.chart .end{text-anchor:end}.chart .mid{text-anchor:middle}.grid{stroke:var(--line)}
path{fill:none;stroke-width:2}path.a{stroke:var(--chart-1)}path.b{stroke:var(--chart-2)}path.c{stroke:var(--chart-3)}path.d{stroke:var(--chart-4)}path.dash{stroke-dasharray:5 4}
.column.one{fill:var(--chart-1)}.column.two{fill:var(--chart-3)}
.legend{display:flex;flex-wrap:wrap;gap:4px 24px;font-size:12.5px;color:var(--text-2);margin-top:4px}
details{border-bottom:1px solid var(--line);padding:6px 0}summary{cursor:pointer;overflow-wrap:anywhere}summary:focus-visible{outline:2px solid #0b5fd0;outline-offset:2px}
.wide:focus-visible{outline:2px solid #0b5fd0;outline-offset:2px}
@media print{@page{margin:14mm 12mm}body{background:#fff;font-size:12px;line-height:18px}main{border:0;padding:0;max-width:none}table{font-size:11px;line-height:16px}th,td.v{font-size:10.5px}th,td{padding:3px 7px 3px 0}td.v{min-width:0}section,header{display:block}section>h2,header>.margin{text-align:left;padding:0 0 4px}.matter{border:0;padding:0}.wide{overflow:visible}.bar{width:110px}.step{min-width:110px}thead{display:table-header-group}tr,svg,details{break-inside:avoid}dl,h3,summary{break-inside:avoid;break-after:avoid}h2{break-after:avoid}details::details-content{content-visibility:visible;block-size:auto}}
@media screen and (max-width:720px){main{padding:16px}.bar{width:110px}.wide td:first-child:not([colspan]){min-width:112px}section,header{grid-template-columns:1fr}.fall tr{display:grid;grid-template-columns:1fr 1fr;gap:2px 12px;padding:8px 0;border-bottom:1px solid var(--line)}.fall td,.fall th{border:0;padding:0}.fall .c{font-weight:600}.fall .n{order:-1;grid-column:2}.fall .c{order:-2}.fall .w,.fall .b{grid-column:1/-1}.fall td:empty{display:none}.fall thead .c,.fall thead .n,.fall thead .w,.fall thead .b{display:none}.fall thead tr{border-bottom-color:var(--text-3)}.fall .step{min-width:0}section>h2,header>.margin{text-align:left;padding:0 0 8px}.matter{padding-left:12px}}
`;
