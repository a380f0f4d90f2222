import type { ServerResponse } from 'node:http'

/** What went wrong is for the log; whoever asked is told whether to try again. */
export function answerFailure(error: unknown, response: ServerResponse, isBusy: boolean): void {
  if (response.destroyed) return
  console.error(error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(isBusy ? 503 : 500, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(isBusy ? { 'retry-after': '5' } : {}),
  })
  response.end(isBusy ? 'The forum is busy; please try again in a moment.\n' : 'Something went wrong here.\n')
}
