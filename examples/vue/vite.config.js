import { isChatbotElement } from '@chatbot-test/widget/vue';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement: isChatbotElement } } })],
});
