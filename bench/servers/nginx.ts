import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, type Server } from './server'

const PROGRAMS = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

/** Where nginx is on this machine; null: nowhere, or its processes cannot be measured here. */
export function findNginx(): string | null {
  return existsSync('/proc/self/stat') ? (PROGRAMS.find((file) => existsSync(file)) ?? null) : null
}

/** Starts nginx with one worker over a folder of pages and their compressed twins. */
export async function startNginx(program: string, pages: string): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-nginx-'))
  const port = await freePort()
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(file, configuration(folder, pages, port))
  const master = spawn(program, ['-p', folder, '-c', file, '-e', path.join(folder, 'error.log')], { stdio: 'inherit' })
  const endWithUs = () => master.kill('SIGTERM')
  process.once('exit', endWithUs)
  const worker = await findWorker(master.pid ?? 0)
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return {
    origin: `http://127.0.0.1:${port}`,
    cpuMs: async () => (1_000 * usedTicks(worker)) / ticksPerSecond,
    rssMb: async () => residentMb(worker),
    end: async () => {
      const gone = once(master, 'exit')
      master.kill('SIGTERM')
      await gone
      process.removeListener('exit', endWithUs)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function findWorker(master: number): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    await sleep(100)
    const children = `/proc/${master}/task/${master}/children`
    if (!existsSync(children)) break
    const worker = Number(readFileSync(children, 'utf8').trim().split(' ')[0])
    if (worker > 0) return worker
  }
  throw new Error('nginx did not start.')
}

/** User and system time: the fields after the name, which may hold spaces. */
function usedTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

function residentMb(pid: number): number {
  const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1_024
}

/** What a careful operator writes for static files; no log, and no connection closed for its age, as with the others. */
function configuration(folder: string, pages: string, port: number): string {
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  types { text/html html; }
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${pages};
    gzip_static on;
  }
}
`
}
