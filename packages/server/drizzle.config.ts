import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name <what>` writes a migration; commit it with the change. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/db/schema/*.ts',
  out: './migrations',
});
