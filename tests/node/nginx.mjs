// Debian's nginx with the example configuration, started as whoever runs the test, on a free port.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

// Replaces a text of the example, which must be there.
function replaced(text, from, to) {
  assert.ok(text.includes(from), `the example does not contain ${from}`);
  return text.replaceAll(from, to);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// Serves dist/page/ at http://xingfu.localhost:PORT/ and http://portal.localhost:PORT/xingfu/.
export async function startNginx() {
  const folder = mkdtempSync(join(tmpdir(), 'xingfu-nginx-'));
  const port = await freePort();
  const deploy = join(project, 'www/deploy');
  const modules = '/etc/nginx/modules-enabled';
  let site = readFileSync(join(deploy, 'nginx.conf'), 'utf8');
  site = replaced(site, 'listen 80;', `listen 127.0.0.1:${port};`);
  // Browsers know where these are, and trust them as they trust addresses with TLS.
  site = replaced(site, 'server_name xingfu.example;', 'server_name xingfu.localhost;');
  site = replaced(site, 'server_name portal.example;', 'server_name portal.localhost;');
  site = replaced(site, '/srv/xingfu;', `${join(project, 'dist/page')};`);
  site = replaced(site, '/srv/portal;', `${join(folder, 'portal')};`);
  site = replaced(site, '/etc/nginx/xingfu.conf', join(deploy, 'xingfu.conf'));
  mkdirSync(join(folder, 'portal'));
  symlinkSync(join(project, 'dist/page'), join(folder, 'portal/xingfu'));
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join('\n');
  writeFileSync(join(folder, 'nginx.conf'), `
    daemon off;
    master_process off;
    pid ${join(folder, 'nginx.pid')};
    include ${modules}/*.conf;
    events {}
    http {
      access_log off;
      ${temporary}
      ${site}
    }`);
  const program = ['/usr/sbin/nginx', 'nginx'].find((path) => existsSync(path)) || 'nginx';
  const nginx = spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: ['ignore', 'inherit', 'inherit'] });
  let ended;
  const end = new Promise((resolve) => nginx.once('close', resolve)).then((code) => { ended = code; });
  const address = `http://127.0.0.1:${port}`;
  const stop = async () => {
    nginx.kill('SIGTERM');
    await end;
    rmSync(folder, { recursive: true, force: true });
  };
  // Half a minute: browsers are being tested beside it.
  for (let tries = 0; tries < 600; tries += 1) {
    if (ended !== undefined) {
      const log = join(folder, 'error.log');
      throw new Error(`nginx ended (${ended}): ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
    }
    if (await fetch(address).then(() => true, () => false)) return { address, port, stop };
    await pause(50);
  }
  await stop();
  throw new Error('nginx does not answer');
}
