// src/endpoint/rewrite.worker as a thread of the tests: nothing is built for it, tsx reads it as it stands.
import { register } from 'tsx/esm/api';

register();
await import('../../src/endpoint/rewrite.worker.ts');
