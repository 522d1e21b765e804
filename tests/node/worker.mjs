// Scores in a worker thread and posts the report.

import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import init, { Index } from '../../dist/npm/xingfu.js';
import { definition, values } from './example.mjs';

await init({ module_or_path: await readFile(new URL('../../dist/npm/xingfu_bg.wasm', import.meta.url)) });
parentPort.postMessage(new Index(definition()).score({ values: values('north') }));
