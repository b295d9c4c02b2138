/** Tools that mend an answer: advice on a question that has none, what came of it, a test of it, its documents. */
import './before-after.js';
import './open-document.js';
import './save-test.js';
import './unanswered-advice.js';
