// Where there is no page, importing the widget does nothing; the client works as anywhere.
import { createChatbotClient } from '@chatbot-test/client';
import '@chatbot-test/widget';

if (typeof createChatbotClient !== 'function') throw new Error('The client is not there.');
if ('customElements' in globalThis) throw new Error('Something made a page of Node.');
