// Runs in the page before anything of it: looks, frame by frame, for the first comment having a place on the page. The
// frame after that one shows it.
const seen = { firstComment: 0, firstPaint: 0, shift: 0, requests: 0 }
window.benchSeen = seen

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.shift += entry.value
}).observe({ type: 'layout-shift', buffered: true })

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') seen.firstPaint = entry.startTime
}).observe({ type: 'paint', buffered: true })

function look() {
  const comment = document.getElementById('c1')
  if (comment === null || comment.getBoundingClientRect().height === 0) {
    requestAnimationFrame(look)
    return
  }
  requestAnimationFrame(() => {
    seen.firstComment = performance.now()
  })
}

window.addEventListener('load', () => {
  setTimeout(() => {
    seen.requests = performance.getEntriesByType('resource').length + 1
  }, 1_000)
})
requestAnimationFrame(look)
