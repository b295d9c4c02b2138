/** Small dialogs of the bench: which one is opened, the others come along. */
import '../sessions/session-list-dialog.js';
import '../visitor/visitor-dialog.js';
import './shortcuts-dialog.js';
