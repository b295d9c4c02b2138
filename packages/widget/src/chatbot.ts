import { ChatbotSessionsElement } from './elements/chatbot-sessions/chatbot-sessions.js';
import { ChatbotTestElement } from './elements/chatbot-test/chatbot-test.js';
import { ChatbotWidgetElement } from './elements/chatbot-widget/chatbot-widget.js';
import { define } from './custom-element/define.js';

define('chatbot-widget', ChatbotWidgetElement);
define('chatbot-test', ChatbotTestElement);
define('chatbot-sessions', ChatbotSessionsElement);
