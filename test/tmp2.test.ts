import { it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { readRendering } from '../src/import/read.ts';
import { loadQuestionnaire, DATA } from '../src/questionnaire/survey.ts';
import { PLAIN, RULES, render, type Rendering } from './import/render.ts';
const q = loadQuestionnaire('msq-2022', DATA);
const t = JSON.parse(readFileSync('test/import/truth.json','utf8'));
const truth = { answers: new Map(Object.entries(t.answers).map(([k,v])=>[Number(k), String(v)])), selected: new Map(Object.entries(t.selected).map(([k,v])=>[Number(k), v as string[]])) };
const fold = (s: string) => s.normalize('NFC').replace(/\s+/g,' ').trim();
function check(how: Rendering) {
  const text = render(truth, q, how);
  const r = readRendering(text, q);
  if ('faults' in r) return { kind: 'refused', why: r.faults[0].line+': '+r.faults[0].text.slice(0,60)+': '+r.faults[0].why, text };
  const bad: string[] = [];
  for (const x of r.questions) {
    if (fold(x.answer).replaceAll('’',"'").replaceAll('ﬁ','fi') !== fold(truth.answers.get(x.asked.number)!)) bad.push(`Q${x.asked.number} ${JSON.stringify(x.answer)}`);
    const want = how.ticks === 'unmarked' ? undefined : truth.selected.get(x.asked.number);
    if (JSON.stringify(x.selected) !== JSON.stringify(want)) bad.push(`Q${x.asked.number} sel ${JSON.stringify(x.selected)}`);
  }
  const kind = r.doubts.length ? 'doubt' : bad.length ? 'WRONG' : 'right';
  return { kind, why: (r.doubts.length + ' ' + JSON.stringify(r.doubts[0]) + ' / ').slice(0, kind==='doubt'?330:0) + bad.length + ' ' + bad.slice(0,2).join(' ; ').slice(0,260), text };
}
it('singles', () => {
  for (const [rule, values] of Object.entries(RULES)) for (const v of values) {
    const r = check({ ...PLAIN, [rule]: v } as Rendering);
    if (r.kind !== 'right') { console.log(rule, '=', v, r.kind, r.why); }
  }
});
it('random', () => {
  const N = Number(process.env['N'] ?? 300); let seed = Number(process.env['SEED'] ?? 1);
  const rnd = () => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed / 0x80000000; };
  const count: Record<string, number> = {}; const by: Record<string, Record<string, number>> = {};
  const t0 = Date.now();
  for (let i = 0; i < N; i++) {
    const how = Object.fromEntries(Object.entries(RULES).map(([k, v]) => [k, rnd() < Number(process.env['P'] ?? 0.35) ? v[Math.floor(rnd() * v.length)] : (PLAIN as any)[k]])) as Rendering;
    const r = check(how); count[r.kind] = (count[r.kind] ?? 0) + 1;
    if (r.kind !== 'right') { for (const [k, v] of Object.entries(how)) if (v !== (PLAIN as any)[k]) { const c = by[k+'='+v] ??= {}; c[r.kind] = (c[r.kind] ?? 0) + 1; } }
    if (r.kind === 'WRONG' || process.env['ALL'] && r.kind !== 'right') { console.log(JSON.stringify(Object.fromEntries(Object.entries(how).filter(([k, v]) => v !== (PLAIN as any)[k]))), r.kind, r.why); writeFileSync('/tmp/imp/last.txt', r.text); }
  }
  console.log(count, Date.now() - t0, 'ms'); console.log(Object.entries(by).sort((a,b)=>Object.values(b[1]).reduce((x,y)=>x+y,0)-Object.values(a[1]).reduce((x,y)=>x+y,0)).slice(0,25).map(([k,v])=>k+' '+JSON.stringify(v)).join('\n'));
});
