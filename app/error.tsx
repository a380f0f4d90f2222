'use client'

/** What is shown when a page fails; the cause is in the server's log. */
export default function ErrorPage() {
  return (
    <main>
      <h1>Something went wrong</h1>
      <p>
        It is noted. Please try again in a moment, or go to the <a href="/">front page</a>.
      </p>
    </main>
  )
}
