export * from '../../packages/client/types/client.js';
