/**
 * Goes through each example as an operator does: creates a chatbot, edits it, tests what is not saved, saves,
 * publishes, embeds.
 */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createServer } from 'node:http';

const QUESTION = 'How long can I return something?';
const FACT = '45 days';
const WELCOME = 'Welcome to the unsaved shop!';

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} origin where the example is served
 * @param {string} name of the new chatbot
 */
export async function walkThroughExample(browser, origin, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = [];
  listen(page, complaints);
  const site = await serveSite();
  try {
    await page.goto(origin);
    const list = page.getByRole('list', { name: 'Chatbots' });
    await list.waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    const knowledge = page.getByRole('textbox', { name: 'What it knows' });
    await knowledge.fill(`You can return everything within ${FACT}.`);
    await page.getByRole('button', { name: 'Create chatbot' }).click();

    const form = page.getByRole('form', { name: 'Chatbot' });
    await form.getByText('Draft', { exact: true }).waitFor();
    await form.getByRole('textbox', { name: 'Welcome message' }).fill(WELCOME);
    await form.getByText('Unsaved changes', { exact: true }).waitFor();
    const bench = page.locator('chatbot-test');
    await bench.getByText(WELCOME).waitFor();
    await ask(bench);

    await form.getByRole('textbox', { name: /^Sites that may embed it/ }).fill(site.origin);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Draft', { exact: true }).waitFor();
    await form.getByRole('button', { name: 'Publish' }).click();
    await form.getByText('Live', { exact: true }).waitFor();
    site.code = (await page.getByRole('region', { name: 'Embed code' }).innerText()).trim();

    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.locator('chatbot-sessions').getByRole('cell', { name, exact: true }).waitFor();
    await page.getByRole('link', { name: 'Chatbots' }).click();
    await page.getByRole('button', { name: `Test ${name}`, exact: true }).click();
    await bench.getByText(FACT).first().waitFor();

    const visited = await context.newPage();
    visited.setDefaultTimeout(120_000);
    listen(visited, complaints);
    await visited.goto(site.origin);
    await visited.getByRole('button', { name: `Open the chat with ${name}` }).click();
    const widget = visited.locator('chatbot-widget');
    await widget.getByText(WELCOME).waitFor();
    await ask(widget);
  } finally {
    site.close();
    await context.close();
  }
  assert.deepEqual(complaints, [], 'the pages complained');
}

async function ask(element) {
  await element.locator('chatbot-panel').getByRole('textbox').fill(QUESTION);
  await element.page().keyboard.press('Enter');
  await element.getByText(FACT).first().waitFor();
}

function listen(page, complaints) {
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** A site of somebody else, with whatever code it is given. */
async function serveSite() {
  const site = { origin: '', code: '', close: () => {} };
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>Shop</title>
<link rel="icon" href="data:,"><h1>Shop</h1>${site.code}</html>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return site;
}
