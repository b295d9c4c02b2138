import { Component, CUSTOM_ELEMENTS_SCHEMA, inject } from '@angular/core';
import { SERVER } from './chat-server';
import { Operator } from './operator';

@Component({
  selector: 'app-sessions',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Sessions</h1>
    @if (operator.problem()) {
      <p role="alert">{{ operator.problem() }}</p>
    }
    @if (operator.token(); as token) {
      <chatbot-sessions
        [server]="server"
        [token]="token"
        (chatbot-sessions-token)="operator.renew(true)"
      ></chatbot-sessions>
    }
  `,
})
export class Sessions {
  readonly server = SERVER;
  readonly operator = inject(Operator);
}
