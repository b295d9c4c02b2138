import '@chatbot-test/widget/angular';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { SERVER } from './server.js';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <chatbot-widget [server]="server" chatbot-id="shop" (chatbot-message)="more()"></chatbot-widget>
    <output>{{ messages() }}</output>
  `,
})
class App {
  readonly server = SERVER;
  readonly messages = signal(0);

  more(): void {
    this.messages.update((count) => count + 1);
  }
}

bootstrapApplication(App).catch((error: unknown) => console.error(error));
