// A server of files that can be switched off and on again, and whose answers a test can change.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const KINDS = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; worker-src 'self'; frame-src 'self'; frame-ancestors 'self'";

export class Files {
  // `packed`: files go out as Brotli, where the build has packed them.
  constructor(folder, { packed = false } = {}) {
    this.folder = folder;
    this.packed = packed;
    // Answers in the place of files: path to text or bytes.
    this.instead = new Map();
    // The paths of files whose connection breaks before there is an answer.
    this.cut = new Set();
    // What files are said to be, by the ends of their names; others are bytes.
    this.kinds = KINDS;
    // The paths that were asked for.
    this.asked = [];
    this.port = 0;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }

  async on() {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = this.server.address().port;
    return this;
  }

  async off() {
    if (!this.server) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
    this.server = undefined;
  }

  async answer(request, response) {
    const path = normalize(decodeURIComponent(new URL(request.url, this.address).pathname));
    this.asked.push(path);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    if (this.cut.has(file)) {
      request.socket.destroy();
      return;
    }
    try {
      const own = this.instead.get(file);
      const brotli = this.packed && !own && (await readFile(join(this.folder, `${file}.br`)).catch(() => null));
      const content = own ?? (brotli || (await readFile(join(this.folder, file))));
      if (brotli) response.setHeader('content-encoding', 'br');
      response.setHeader('content-length', Buffer.byteLength(content));
      response.writeHead(200, {
        'content-type': this.kinds[extname(file)] || 'application/octet-stream',
        'cache-control': /-[0-9a-f]{16}\.[a-z]+$/.test(file) ? 'max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': POLICY,
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}
