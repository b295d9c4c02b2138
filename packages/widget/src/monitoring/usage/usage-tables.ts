import { html, nothing, type TemplateResult } from 'lit';
import { tm } from '../../i18n/monitoring/tm.js';
import { count, dollars, duration } from '../../test-bench/ui/format.js';
import type { Share, UsageReport } from '../admin-requests.js';

/** Table of what went wrong, by code; nothing where nothing did. */
export function errorsTable({ total }: UsageReport): TemplateResult | typeof nothing {
  if (total.errors.length === 0) return nothing;
  return html`<section aria-labelledby="errors">
    <h2 id="errors">${tm('errors')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${tm('code')}</th>
          <th scope="col" class="amount">${tm('count')}</th>
        </tr>
      </thead>
      <tbody>
        ${total.errors.map(
          ({ code, count: times }) =>
            html`<tr>
              <th scope="row"><code>${code}</code></th>
              <td class="amount">${count(times)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** Table of figures by chatbot or by operator. */
export function sharesTable(
  heading: string,
  what: string,
  shares: readonly Share[],
): TemplateResult | typeof nothing {
  if (shares.length === 0) return nothing;
  const column = (label: string) => html`<th scope="col" class="amount">${label}</th>`;
  const cell = (text: string) => html`<td class="amount">${text}</td>`;
  return html`<section>
    <h2>${heading}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${heading}>
      <table>
        <thead>
          <tr>
            <th scope="col">${what}</th>
            ${column(tm('sessions'))} ${column(tm('messages'))} ${column(tm('replyTime'))}
            ${column(tm('firstToken'))} ${column(tm('tokens'))} ${column(tm('cost'))}
            ${column(tm('errors'))} ${column(tm('feedback'))} ${column(tm('unanswered'))}
          </tr>
        </thead>
        <tbody>
          ${shares.map(
            (share) =>
              html`<tr>
                <th scope="row">${share.name}</th>
                ${cell(count(share.sessions))} ${cell(count(share.messages))}
                ${cell(share.replyMs ? duration(share.replyMs.p50) : '–')}
                ${cell(share.firstTokenMs ? duration(share.firstTokenMs.p50) : '–')}
                ${cell(count(share.inputTokens + share.outputTokens))}
                ${cell(dollars(share.costUsd))} ${cell(count(share.failed))}
                ${cell(`${count(share.good)} / ${count(share.bad)}`)}
                ${cell(count(share.unanswered))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
