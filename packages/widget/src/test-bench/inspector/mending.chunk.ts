/** Tools that mend an answer: advice on a question that has none, what came of it, and a test of it. */
import './before-after.js';
import './save-test.js';
import './unanswered-advice.js';
