import { ChatbotTestElement } from './elements/chatbot-test/chatbot-test.js';
import { ChatbotWidgetElement } from './elements/chatbot-widget/chatbot-widget.js';
import { define } from './panel/define.js';

define('chatbot-widget', ChatbotWidgetElement);
define('chatbot-test', ChatbotTestElement);
