/** Discord's look as of 2026: its colours, sizes and spacings, phone and desktop. */
export const STYLE = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px; background: #8a8d93; font: 16px/1.4 sans-serif; }
h1.page, h2.scene { margin: 24px 0 8px; color: #fff; font-size: 20px; }
.looks { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 24px; }

.look { font-family: "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 16px;
  line-height: 1.375; color: var(--text); background: var(--base); overflow-wrap: anywhere; }
.dark { --base: #1a1a1e; --card: #242429; --line: #35353b; --text: #dfe0e2; --strong: #fbfbfb; --muted: #94959c;
  --link: #7cb1f5; --bar: #4a4a52; --field: #1e1e22; --button: #303037; --code: #2b2b31; --mention: #3c4270; }
.light { --base: #fbfbfb; --card: #ffffff; --line: #dedee2; --text: #2f3035; --strong: #1b1b1f; --muted: #6a6b73;
  --link: #0a5fc8; --bar: #c8c9ce; --field: #ffffff; --button: #ebebed; --code: #f1f1f3; --mention: #dfe2fc; }
.phone { width: 390px; }
.desktop { width: 760px; }

.message { position: relative; padding: 12px 16px 12px 68px; }
.phone .message { padding: 10px 12px 12px 60px; }
.avatar { position: absolute; left: 16px; width: 40px; height: 40px; border-radius: 50%; background: #5865f2;
  color: #fff; text-align: center; line-height: 40px; font-weight: 600; }
.phone .avatar { left: 10px; }
.used { color: var(--muted); font-size: 14px; margin-bottom: 4px; }
.used b { color: var(--link); font-weight: 500; }
.author { font-weight: 500; color: var(--strong); margin-bottom: 4px; }
.author i { font: 600 10px/15px sans-serif; background: #5865f2; color: #fff; border-radius: 4px; padding: 1px 4px;
  vertical-align: 2px; margin: 0 4px; }
.author span { font-size: 12px; color: var(--muted); font-weight: 400; }
.only { font-size: 12px; color: var(--muted); margin-top: 6px; }
.only b { color: var(--link); font-weight: 400; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px; max-width: 600px;
  display: flex; flex-direction: column; gap: 8px; }
.phone .card { padding: 12px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; max-width: 600px; }
.card .row { margin-top: 0; }
.file { margin-top: 8px; max-width: 432px; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 16px; color: var(--link); }
button { font: 500 14px/18px inherit; font-family: inherit; color: var(--text); background: var(--button); border: 0;
  border-radius: 8px; padding: 7px 12px; min-height: 32px; }
.phone button { min-height: 38px; }
.select { width: 100%; background: var(--field); border: 1px solid var(--line); border-radius: 8px; font-size: 16px; }
.select summary { padding: 9px 12px; color: var(--muted); list-style: none; display: flex;
  justify-content: space-between; }
.select summary::after { content: "\\2304"; line-height: 14px; font-size: 22px; }
.select div { padding: 8px 12px; border-top: 1px solid var(--line); font-size: 14px; color: var(--strong); }
.select div span { display: block; color: var(--muted); }

.text h1, .text h2, .text h3 { color: var(--strong); font-weight: 700; line-height: 1.375; margin: 16px 0 8px; }
.text > :first-child { margin-top: 0; }
.text h1 { font-size: 24px; } .text h2 { font-size: 20px; } .text h3 { font-size: 16px; }
.text strong { font-weight: 600; color: var(--strong); }
.text small { display: block; font-size: 13px; line-height: 1.4; color: var(--muted); }
.text a { color: var(--link); text-decoration: none; }
.text blockquote { margin: 0; padding: 0 8px 0 16px; position: relative; }
.text blockquote::before { content: ""; position: absolute; left: 0; top: 0; bottom: 0; width: 4px; border-radius: 4px;
  background: var(--bar); }
.text ul { margin: 4px 0 0 18px; padding: 0; }
.text li { margin-bottom: 4px; }
.text code { font: 14px/1.3 monospace; background: var(--code); border-radius: 4px; padding: 0 3px; }
.text pre { font: 14px/1.3 monospace; background: var(--code); border: 1px solid var(--line); border-radius: 4px;
  padding: 8px; margin: 6px 0 0; white-space: pre-wrap; }
.text mark { background: var(--bar); color: transparent; }
.text .mention { background: var(--mention); color: var(--link); font-weight: 500; border-radius: 3px; padding: 0 2px; }
`;
