// Made from custom-elements.json by `npm run docs`.
import '../lib/chatbot.js';
