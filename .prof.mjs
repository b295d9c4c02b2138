import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/provision/find.mjs';
import { startServer } from './bench/widget/server.mjs';
import { installProbe } from './bench/widget/probe.mjs';
const cand = process.argv[2] ?? 'ours';
const server = await startServer();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on('console', m=>console.log(m.text()));page.on('pageerror', e=>console.log(e));
const cdp = await page.context().newCDPSession(page);
await page.addInitScript(installProbe);
await page.goto(server.origin + '/'+cand+'.html');
await page.evaluate(async () => { await probe.launcher; const l = bench.launcher(); if (l.localName==='button') l.click(); await probe.until('input'); bench.input().focus(); });
await page.keyboard.type('Hi'); await page.keyboard.press('Enter');
await page.evaluate(() => probe.until('last','You said: Hi'));
await page.evaluate((css)=>{ const s=new CSSStyleSheet(); s.replaceSync(css); document.querySelector('chatbot-widget')?.shadowRoot.querySelector('chatbot-panel').shadowRoot.adoptedStyleSheets.push(s)}, process.argv[3]??'');
await page.waitForTimeout(500);
const events=[]; cdp.on('Tracing.dataCollected', ({value})=>events.push(...value));
await cdp.send('Tracing.start',{transferMode:'ReportEvents',traceConfig:{includedCategories:['devtools.timeline','disabled-by-default-devtools.timeline','blink','cc','v8']}});
await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval',{interval:200}); await cdp.send('Profiler.start');
await page.keyboard.type('stream 2000'); await page.keyboard.press('Enter');
{const b=server.stats.ended; while(server.stats.ended===b) await page.waitForTimeout(100); await page.evaluate(()=>probe.until('last','The end.'));}
const { profile } = await cdp.send('Profiler.stop');
const done=new Promise(r=>cdp.once('Tracing.tracingComplete',r)); await cdp.send('Tracing.end'); await done;

const main=events.filter(e=>e.name==='thread_name'&&e.args.name==='CrRendererMain').map(e=>e.pid+' '+e.tid);
const ev=events.filter(e=>e.ph==='X'&&main.includes(e.pid+' '+e.tid)).sort((a,b)=>a.ts-b.ts||(b.dur-a.dur));
const by={}; const stack=[];
for(const e of ev){ while(stack.length && stack.at(-1).end<=e.ts) stack.pop(); const t=(e.tdur??0)/1000; const b=by[e.name]??={n:0,t:0,self:0}; b.n++; b.t+=t; b.self+=t; if(stack.length) stack.at(-1).b.self-=t; stack.push({end:e.ts+(e.dur??0),b}); }
for(const [n,b] of Object.entries(by).sort((a,b)=>b[1].self-a[1].self).slice(0,30)) console.log(n.padEnd(60),b.n,'self',b.self.toFixed(1),'total',b.t.toFixed(1));

const t0=ev[0].ts; const big=ev.filter(e=>e.name==='RunTask'&&(e.tdur??0)>3500);
for(const b of big.slice(0,14)){ const inner=ev.filter(e=>e!==b&&e.pid===b.pid&&e.tid===b.tid&&e.ts>=b.ts&&e.ts+e.dur<=b.ts+b.dur); const agg={}; for(const e of inner) agg[e.name]=(agg[e.name]??0)+(e.tdur??0)/1000; console.log('BIG',((b.ts-t0)/1000).toFixed(0),(b.tdur/1000).toFixed(1), Object.entries(agg).sort((a,b)=>b[1]-a[1]).slice(0,14).map(([k,v])=>k.split('::').pop()+':'+v.toFixed(1)).join(' ')); }
const self={}; const dt=profile.timeDeltas; const idx=new Map(profile.nodes.map(n=>[n.id,n]));
profile.samples.forEach((id,i)=>{const n=idx.get(id); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber+':'+n.callFrame.columnNumber; self[k]=(self[k]??0)+dt[i]/1000;});
console.log('--- self'); for(const [k,v] of Object.entries(self).sort((a,b)=>b[1]-a[1]).slice(0,30)) console.log(v.toFixed(1),k);
await browser.close(); server.close();
