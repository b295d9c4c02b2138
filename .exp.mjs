import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/provision/find.mjs';
import { startServer } from './bench/widget/server.mjs';
import { installProbe } from './bench/widget/probe.mjs';
import { watchMainThread } from './bench/widget/main-thread.mjs';
const server = await startServer();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const variants = { base:'', 
 nocaret: '[data-streaming] *::after{animation:none!important;display:none!important}',
 cvblocks: '.body>*{content-visibility:auto;contain-intrinsic-size:auto 60px}',
 cvmsg: '.message{content-visibility:auto;contain-intrinsic-size:auto 60px}',
 contain: '.body>*{contain:layout style paint}',
 };
const only = process.argv[2]?.split(',') ?? Object.keys(variants);
async function one(css, idle=false){
 const ctx = await browser.newContext({ viewport: { width: 1280, height: 800 } });
 const page = await ctx.newPage();
 const cdp = await ctx.newCDPSession(page);
 await page.addInitScript(installProbe);
 await page.goto(server.origin + '/ours.html');
 await page.evaluate(async () => { await probe.launcher; const l = bench.launcher(); l.click(); await probe.until('input'); bench.input().focus(); });
 await page.keyboard.type('Hi'); await page.keyboard.press('Enter');
 await page.evaluate(() => probe.until('last','You said: Hi'));
 await page.evaluate((css)=>{ const s=new CSSStyleSheet(); s.replaceSync(css); document.querySelector('chatbot-widget').shadowRoot.querySelector('chatbot-panel').shadowRoot.adoptedStyleSheets.push(s)}, css);
 await page.waitForTimeout(500);
 const stop = await watchMainThread(cdp);
 const fr = await page.evaluateHandle(()=>probe.countFrames());
 if(!idle){ await page.keyboard.type('stream 2000'); await page.keyboard.press('Enter');
 {const b=server.stats.ended; while(server.stats.ended===b) await page.waitForTimeout(100); await page.evaluate(()=>probe.until('last','The end.'));} } else await page.waitForTimeout(5500);
 const gaps = await fr.evaluate(e=>e());
 const r = await stop(); await ctx.close(); return [r.totalMs, r.longestMs, gaps.length];
}
console.log('idle', (await one('',true)).map(x=>x.toFixed(1)).join(' '));
for(const k of only){ const a=[]; for(let i=0;i<2;i++) a.push((await one(variants[k]??'')).map(x=>x.toFixed(1)).join(' ')); console.log(k, a.join(' | ')); }
await browser.close(); server.close();
