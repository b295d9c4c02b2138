import { NO_SERVER } from '../elements/bundle-server.js';
import {
  ChatbotSessionsErrorEvent,
  ChatbotSessionsQuestionEvent,
  ChatbotSessionsTokenEvent,
} from '../elements/chatbot-sessions/sessions-events.js';
import { keepEventsInside } from '../elements/keep-events-inside.js';
import { speakAs } from '../i18n/bench/bench-language.js';
import { loadMonitoringWords } from '../i18n/monitoring/tm.js';
import { MonitoringView, type RefusedEvent, type ViewChangeEvent } from './monitoring-view.js';
import type { QuestionEvent } from './usage/question-event.js';

/** `<chatbot-sessions>` as what it loads knows it. */
export interface SessionsHost extends HTMLElement {
  readonly server: string;
  readonly token: string;
  readonly keepsTests: boolean;
  view: 'monitor' | 'usage';
}

/** Shows the views in an element, and keeps them in step with it. */
export async function showMonitoring(host: SessionsHost): Promise<{ update(): void }> {
  await speakAs(host);
  await loadMonitoringWords();
  const root = host.shadowRoot;
  if (!root) throw new Error('The element has no shadow root.');
  keepEventsInside(root);
  const view = new MonitoringView();
  view.addEventListener('monitoring-view', (event) => {
    host.view = (event as ViewChangeEvent).view;
  });
  view.addEventListener('monitoring-refused', (event) => {
    const { problem } = event as RefusedEvent;
    host.dispatchEvent(new ChatbotSessionsErrorEvent(problem));
    if (problem.code === 'unauthorized') host.dispatchEvent(new ChatbotSessionsTokenEvent());
  });
  view.addEventListener('monitoring-question', (event) => {
    event.stopPropagation();
    const { what, question } = event as QuestionEvent;
    host.dispatchEvent(new ChatbotSessionsQuestionEvent(`chatbot-sessions-${what}`, question));
  });
  if (!host.server) {
    const problem = { ...NO_SERVER, retryable: false, correlationId: '' };
    host.dispatchEvent(new ChatbotSessionsErrorEvent(problem));
  }
  return {
    update: () => {
      view.server = host.server;
      view.token = host.token;
      view.keepsTests = host.keepsTests;
      view.view = host.view;
      const isHere = host.isConnected && host.server !== '' && host.token !== '';
      if (isHere && !view.isConnected) root.append(view);
      if (!isHere) view.remove();
    },
  };
}
