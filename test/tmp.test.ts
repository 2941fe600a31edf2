import { it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { readRendering } from '../src/import/read.ts';
import { readText } from '../src/import/decode.ts';
import { writeCanonical } from '../src/import/write.ts';
import { loadQuestionnaire, DATA } from '../src/questionnaire/survey.ts';
import { parseResponse } from '../src/questionnaire/parse.ts';
const q = loadQuestionnaire('msq-2022', DATA);
const truth = JSON.parse(readFileSync('test/import/truth.json','utf8'));
const fold = (s: string) => s.replace(/\s+/g,' ').trim();
const dir = process.env['DIR'] ?? 'test/import/renderings/';
it('x', () => {
  for (const f of readdirSync(dir).sort()) {
    if (process.env['ONLY'] && !f.startsWith(process.env['ONLY'])) continue;
    const t0 = performance.now();
    let r; try { r = readRendering(readText(dir + f).text, q); } catch (e) { console.log(f, 'ERR', String(e)); continue; }
    const ms = Math.round(performance.now() - t0);
    if ('faults' in r) { console.log(f, ms, 'REFUSED', r.found, r.faults.length, JSON.stringify(r.faults.slice(0,3))); continue; }
    const bad: string[] = [];
    for (const x of r.questions) {
      const a = truth.answers[x.asked.number], s = truth.selected[x.asked.number];
      if (fold(x.answer) !== fold(a)) bad.push(`Q${x.asked.number} ${JSON.stringify(x.answer)} != ${JSON.stringify(a)}`);
      if (JSON.stringify(x.selected) !== JSON.stringify(s)) bad.push(`Q${x.asked.number} sel ${JSON.stringify(x.selected)} != ${JSON.stringify(s)}`);
    }
    let round = '';
    try { const p = parseResponse(writeCanonical(r.questions, q, 'msq-2022'), q, 'c'); 
      for (const x of r.questions) { const y = p[x.asked.number-1]!; if (y.answer !== x.answer) round += ` Q${x.asked.number}: ${JSON.stringify(y.answer)} vs ${JSON.stringify(x.answer)}`; } } catch (e) { round = String(e); }
    console.log(f, ms+'ms', r.country?.code, 'sel', r.questions.filter(x=>x.selected).length, 'doubts', r.doubts.length, JSON.stringify(r.doubts.slice(0,6)), 'BAD', bad.length, bad.slice(0,5).join('\n   '), round ? 'ROUND '+round.slice(0,300):'', process.env['V'] ? JSON.stringify({f: r.furniture.slice(0,9), o: r.outside, n: r.notes, w: r.reworded},null,1):'');
  }
});
