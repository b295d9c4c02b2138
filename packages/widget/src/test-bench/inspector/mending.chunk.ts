/** Tools that mend an answer: advice on a question that has none, and what came of it. */
import './before-after.js';
import './unanswered-advice.js';
