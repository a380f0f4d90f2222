'use client'

import { useEffect } from 'react'
import { startBehaviours } from './behaviours.client'
import { Places } from './places'

let hasStarted = false

/** Starts what the browser adds to the finished page; nothing on it needs this. */
export function Enhance() {
  useEffect(() => {
    // React runs effects twice in development.
    if (hasStarted) return
    hasStarted = true
    startBehaviours(document)
  }, [])

  return <Places />
}
