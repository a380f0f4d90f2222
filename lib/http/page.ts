import { notFound } from 'next/navigation'
import { may } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { settings } from '@/lib/kernel/settings'
import { csrfToken } from './csrf'
import { currentViewer } from './viewer'

export type Query = Record<string, string | string[] | undefined>

/** What every page begins with: the site's name, and who is looking. */
export async function openPage() {
  const viewer = await currentViewer()
  return { siteName: settings().SITE_NAME, viewer, csrfToken: viewer ? await csrfToken() : '' }
}

/** The same for the desk, whose pages do not exist for anybody else. */
export async function openDeskPage(): Promise<{ siteName: string; viewer: Viewer; csrfToken: string }> {
  const { viewer, ...rest } = await openPage()
  if (!may(viewer, 'seeDesk')) notFound()
  return { ...rest, viewer }
}

/** One value of a query, the first where it was given twice. */
export function queryValue(query: Query, name: string): string | undefined {
  const value = query[name]
  return Array.isArray(value) ? value[0] : value
}

/** All values of a query that may be given more than once. */
export function queryValues(query: Query, name: string): string[] {
  const value = query[name]
  return value === undefined ? [] : [value].flat()
}

/** A page number out of a query; whatever is not one is not found. */
export function pageNumber(query: Query): number {
  const value = queryValue(query, 'page') ?? '1'
  if (!/^[1-9]\d{0,6}$/.test(value)) notFound()
  return Number(value)
}

/** A comment's or paragraph's number out of a path; whatever is not one is not found. */
export function pathNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) notFound()
  return Number(value)
}
