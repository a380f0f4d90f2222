let timer = 0

/** Counts down how long the last decision can be taken back, and then takes the offer away. */
export function countDown(): void {
  clearInterval(timer)
  const form = document.querySelector<HTMLElement>('[data-undo]')
  const left = form?.querySelector('[data-left]')
  if (!form || !left) return
  const until = performance.now() + Number(form.dataset.undo)
  const tick = () => {
    const seconds = Math.ceil((until - performance.now()) / 1_000)
    left.textContent = `${seconds} s`
    if (seconds > 0) return
    clearInterval(timer)
    form.remove()
  }
  tick()
  timer = window.setInterval(tick, 1_000)
}
