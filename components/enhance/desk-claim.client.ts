const CLAIMS = '/api/moderation/claims'
const RENEW_MS = 60_000
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

type Place = { slug: string; number: number }

let held: Place | null = null
let timer = 0

/** Tells the other moderators which comment is being looked at here, and lets go of the one before. */
export function claimOpen(): void {
  const place = waitingHere()
  if (held && (held.slug !== place?.slug || held.number !== place.number)) letGo()
  held = place
  clearInterval(timer)
  if (!place) return
  void claim(place)
  timer = window.setInterval(() => document.hidden || void claim(place), RENEW_MS)
}

/** Also while the page is being left. */
export function letGo(): void {
  if (!held) return
  const body = JSON.stringify(held)
  held = null
  clearInterval(timer)
  void fetch(CLAIMS, { method: 'DELETE', headers: HEADERS, body, keepalive: true }).catch(() => undefined)
}

async function claim(place: Place): Promise<void> {
  const response = await fetch(CLAIMS, { method: 'POST', headers: HEADERS, body: JSON.stringify(place) }).catch(
    () => null,
  )
  // Read whatever it says: an answer that nobody reads keeps its connection.
  const said = await response?.text().catch(() => '')
  if (response?.status !== 409 || !said) return
  const { message }: { message: string } = JSON.parse(said)
  const now = waitingHere()
  const says = document.querySelector<HTMLElement>('[data-claim]')
  if (!says || now?.slug !== place.slug || now.number !== place.number) return
  says.textContent = message
  says.hidden = false
}

/** The open comment, if it waits for a decision. */
function waitingHere(): Place | null {
  const { case: place = '', waits } = document.querySelector<HTMLElement>('[data-case]')?.dataset ?? {}
  const [slug, number] = place.split('/')
  return slug && number && waits !== undefined ? { slug, number: Number(number) } : null
}
