import { it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { readRendering } from '../src/import/read.ts';
import { loadQuestionnaire, DATA } from '../src/questionnaire/survey.ts';
import { PLAIN, RULES, render, type Rendering } from './import/render.ts';
const q = loadQuestionnaire('msq-2022', DATA);
const t = JSON.parse(readFileSync('test/import/truth.json','utf8'));
const truth = { answers: new Map(Object.entries(t.answers).map(([k,v])=>[Number(k), String(v)])), selected: new Map(Object.entries(t.selected).map(([k,v])=>[Number(k), v as string[]])) };
const fold = (s: string) => s.normalize('NFC').replace(/\s+/g,' ').trim();
let seed = Number(process.env['SEED'] ?? 1);
const rnd = () => { seed = (seed * 1664525 + 1013904223) >>> 0; return seed / 4294967296; };
const pick = <T,>(a: readonly T[]): T => a[Math.floor(rnd() * a.length)]!;
const INSERT = ['## Additional remarks', 'Yes', '[x] Yes', '☒ No', '12', '3/15', '50. Does your country have a chatbot? \\*', '50. Does your country have a chatbot?', 'C. Legal Framework', '## C. Legal Framework', '39. If yes, please provide link and detail.', 'If yes, please provide link and detail.', '40. Is there any legislation, law or regulation on cybersecurity or similar?', 'Health', '22. Education', '---', 'Other', 'THANK YOU', '## THANK YOU', 'Note: see annex'];
it('mut', () => {
  const N = Number(process.env['N'] ?? 300); const count: Record<string, number> = {};
  for (let i = 0; i < N; i++) {
    const how = Object.fromEntries(Object.entries(RULES).map(([k, v]) => [k, rnd() < 0.25 ? pick<string>(v) : (PLAIN as any)[k]])) as Rendering;
    if (['contents', 'contents with questions'].includes(how.around)) continue;
    const lines = render(truth, q, how).split('\n');
    const full = lines.map((l, i) => l.trim() ? i : -1).filter(i => i >= 0);
    const kind = process.env['M'] ?? pick(['delete', 'duplicate', 'swap', 'insert', 'word', 'truncate', 'number', 'join']);
    const at = pick(full); let what = lines[at]!;
    if (kind === 'delete') lines.splice(at, 1);
    if (kind === 'duplicate') lines.splice(at, 0, lines[at]!);
    if (kind === 'swap') { const j = full[full.indexOf(at) + 1]; if (j === undefined) continue; what += ' <> ' + lines[j]; [lines[at], lines[j]] = [lines[j]!, lines[at]!]; }
    if (kind === 'insert') { what = pick(INSERT); lines.splice(at, 0, '', what, ''); what += ' @ ' + lines[at + 3]; }
    if (kind === 'word') { const ws = lines[at]!.split(' '); const k = Math.floor(rnd() * ws.length); ws[k] = pick(['electronic', 'other', 'x', 'the', '']); lines[at] = ws.join(' '); what += ' => ' + lines[at]; }
    if (kind === 'truncate') lines.splice(at);
    if (kind === 'number') { if (!/\d/.test(lines[at]!)) continue; lines[at] = lines[at]!.replace(/\d+/, String(1 + Math.floor(rnd() * 112))); what += ' => ' + lines[at]; }
    if (kind === 'join') { const j = full[full.indexOf(at) + 1]; if (j === undefined) continue; what += ' + ' + lines[j]; lines[at] += ' ' + lines[j]; lines[j] = ''; }
    const text = lines.join('\n');
    const r = readRendering(text, q);
    let res: string; const bad: string[] = [];
    if ('faults' in r) res = 'refused';
    else {
      for (const x of r.questions) {
        if (fold(x.answer).replaceAll('’',"'") !== fold(truth.answers.get(x.asked.number)!)) bad.push(`Q${x.asked.number} ${JSON.stringify(x.answer)}`);
        const want = how.ticks === 'unmarked' ? undefined : truth.selected.get(x.asked.number);
        if (JSON.stringify(x.selected) !== JSON.stringify(want)) bad.push(`Q${x.asked.number} sel ${JSON.stringify(x.selected)}`);
      }
      res = r.doubts.length ? 'doubt' : bad.length ? 'SILENT' : 'same';
    }
    count[kind + ' ' + res] = (count[kind + ' ' + res] ?? 0) + 1;
    if (res === 'SILENT') { console.log(kind, '|', what.slice(0, 150), '|', bad.length, bad.slice(0, 2).join(' ; ').slice(0, 250), JSON.stringify(Object.fromEntries(Object.entries(how).filter(([k, v]) => v !== (PLAIN as any)[k])))); writeFileSync('/tmp/imp/last.txt', text); }
  }
  console.log(count);
}, 1e6);
