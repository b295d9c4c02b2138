import { hostname } from 'node:os';

/** Name of this process among the instances of a server, as people who run it know it: host and process id. */
export const INSTANCE = `${hostname()}:${process.pid}`;
