import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/provision/find.mjs';
import { startServer } from './bench/widget/server.mjs';
import { installProbe } from './bench/widget/probe.mjs';
import { watchMainThread } from './bench/widget/main-thread.mjs';
const server = await startServer();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
for (let i=0;i<4;i++){
const ctx = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await ctx.newPage(); const cdp = await ctx.newCDPSession(page);
await page.addInitScript(installProbe);
if(i===3){await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval',{interval:100}); await cdp.send('Profiler.start');}
const stop = i===3? null: await watchMainThread(cdp);
await page.goto(server.origin+'/ours.html?history=500',{waitUntil:'commit'});
const ms = await page.evaluate(()=>probe.until('last','Answer 500'));
if(stop){const r=await stop(); console.log(ms.toFixed(0), 'cpu', r.totalMs.toFixed(0), 'longest', r.longestMs.toFixed(0));}
else { const { profile } = await cdp.send('Profiler.stop'); const self={}; const idx=new Map(profile.nodes.map(n=>[n.id,n])); profile.samples.forEach((id,i)=>{const n=idx.get(id); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber+':'+n.callFrame.columnNumber; self[k]=(self[k]??0)+profile.timeDeltas[i]/1000;}); for(const [k,v] of Object.entries(self).sort((a,b)=>b[1]-a[1]).slice(0,25)) console.log(v.toFixed(1),k); }
await ctx.close(); }
await browser.close(); server.close();
